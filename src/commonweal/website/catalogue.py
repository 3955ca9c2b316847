"""The catalogue of the open data in DCAT, as JSON-LD, so that data portals can find and harvest it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commonweal.pipeline.publish import Publication, PublishedFile

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
IANA = "https://www.iana.org/assignments/media-types/"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A dataset of the catalogue: the files that are its distributions, by how their names begin."""

    key: str
    title: str
    description: str
    keywords: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """A source that must be named: who published it, under which licence, and the sentence that it asks
    for."""

    title: str
    publisher: str
    licence: str
    sentence: str
    url: str


SUBJECTS = (
    Subject(
        key="sites",
        title="Publicly owned sites",
        description="Every open site of the land bank and of its registers, with its sources.",
        keywords=("land", "property", "public assets", "local authority"),
        files=("land-assets.csv", "sites.csv", "sites.geojson", "sites.parquet"),
    ),
    Subject(
        key="community-value",
        title="Assets of community value",
        description="The entries of councils' lists in the columns of the national specification.",
        keywords=("assets of community value", "community right to bid"),
        files=("community-value.csv",),
    ),
    Subject(
        key="organisations",
        title="Organisations of the social economy",
        description="Charities, companies, societies and co-operatives, each once, with its facts.",
        keywords=("social economy", "charity", "co-operative", "community interest company"),
        files=("organisations.csv",),
    ),
    Subject(
        key="snapshot",
        title="The whole snapshot",
        description="Every table of the snapshot as Parquet, with a data dictionary.",
        keywords=("provenance", "data dictionary"),
        files=("tables/", "dictionary."),
    ),
)


def catalogue(
    publication: Publication,
    *,
    site: str,
    title: str,
    issued: datetime,
    attributions: tuple[Attribution, ...],
) -> dict[str, Any]:
    """The catalogue as JSON-LD. `site` is the site's public address without a slash at the end."""
    return {
        "@context": CONTEXT,
        "@id": f"{site}/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:language": "en-GB",
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": title, "foaf:homepage": {"@id": f"{site}/"}},
        "dct:modified": _moment(issued),
        "dct:license": {"@id": LICENCE},
        "dcat:dataset": [_dataset(subject, publication, site=site, issued=issued) for subject in SUBJECTS],
        "dcat:service": [_service(site)],
        "dct:source": [_source(attribution) for attribution in attributions],
    }


def _dataset(subject: Subject, publication: Publication, *, site: str, issued: datetime) -> dict[str, Any]:
    files = [file for file in publication.files if file.name.startswith(subject.files)]
    return {
        "@id": f"{site}/catalogue.jsonld#{subject.key}",
        "@type": "dcat:Dataset",
        "dct:identifier": subject.key,
        "dct:title": subject.title,
        "dct:description": subject.description,
        "dcat:keyword": list(subject.keywords),
        "dcat:version": publication.snapshot,
        "dct:modified": _moment(issued),
        "dct:license": {"@id": LICENCE},
        "dcat:landingPage": {"@id": f"{site}/data"},
        "dcat:distribution": [_distribution(file, site=site) for file in files],
    }


def _distribution(file: PublishedFile, *, site: str) -> dict[str, Any]:
    address = f"{site}/data/files/{file.name}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": file.title,
        "dct:description": file.description,
        "dct:license": {"@id": LICENCE},
        "dcat:downloadURL": {"@id": address},
        "dcat:accessURL": {"@id": f"{site}/data"},
        "dcat:mediaType": {"@id": IANA + file.media_type.split(";")[0]},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _service(site: str) -> dict[str, Any]:
    return {
        "@id": f"{site}/api/v1/",
        "@type": "dcat:DataService",
        "dct:title": "JSON API",
        "dcat:endpointURL": {"@id": f"{site}/api/v1/"},
        "dcat:endpointDescription": {"@id": f"{site}/api/v1/openapi.json"},
        "dcat:servesDataset": [{"@id": f"{site}/catalogue.jsonld#{subject.key}"} for subject in SUBJECTS],
    }


def _source(attribution: Attribution) -> dict[str, Any]:
    source: dict[str, Any] = {
        "@type": "dcat:Resource",
        "dct:title": attribution.title,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": attribution.publisher},
        "dct:rights": {
            "@type": "dct:RightsStatement",
            "dct:title": attribution.licence,
            "dct:description": attribution.sentence,
        },
    }
    return {"@id": attribution.url} | source if attribution.url else source


def _moment(at: datetime) -> dict[str, str]:
    return {"@value": at.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}
