"""The published files over HTTP: whole, in part, unchanged, and never one that is not published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from commonweal.pipeline.publish import Publication
from loaded_site import committed_small_site

pytestmark = [pytest.mark.django_db]
CSV = "/data/files/land-assets.csv"


@pytest.fixture(scope="module")
def published(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Publication]:
    """Loaded and published once: no test here changes what is published."""
    with committed_small_site(django_db_blocker, tmp_path_factory.mktemp("published")) as publication:
        yield publication


@pytest.fixture
def publication(published: Publication, settings: Any) -> Publication:
    settings.COMMONWEAL_DATA = published.folder.parents[1]
    return published


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_file_is_sent_as_it_lies_on_disk(client: Client, publication: Publication) -> None:
    response = client.get(CSV)
    content = (publication.folder / "land-assets.csv").read_bytes()
    assert (response.status_code, body(response)) == (200, content)
    assert response["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"] == 'attachment; filename="land-assets.csv"'
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_file_in_a_folder_has_its_own_address(client: Client, publication: Publication) -> None:
    response = client.get("/data/files/tables/sites.parquet")
    assert (response["Content-Type"], body(response)[:4]) == ("application/vnd.apache.parquet", b"PAR1")


def test_an_unchanged_file_is_not_sent_again(client: Client, publication: Publication) -> None:
    etag = client.get(CSV)["ETag"]
    again = client.get(CSV, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-9", 0, 10), ("bytes=10-", 10, None), ("bytes=-5", -5, None), ("bytes=5-999999999", 5, None)],
)
def test_a_part_of_a_file(
    client: Client, publication: Publication, asked: str, start: int, stop: int | None
) -> None:
    content = (publication.folder / "land-assets.csv").read_bytes()
    response = client.get(CSV, headers={"Range": asked})
    assert (response.status_code, body(response)) == (206, content[start:stop])
    first = start % len(content)
    last = (stop or len(content)) - 1
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(content)}"


@pytest.mark.parametrize(
    "asked",
    [f"bytes=0-{'9' * 5_000}", "bytes=9-1", "bytes=0-1,3-4", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=²-"],
)
def test_a_range_that_cannot_be_read_gets_the_whole(
    client: Client, publication: Publication, asked: str
) -> None:
    assert client.get(CSV, headers={"Range": asked}).status_code == 200


def test_a_range_beyond_the_end_is_refused(client: Client, publication: Publication) -> None:
    response = client.get(CSV, headers={"Range": "bytes=99999999-"})
    size = (publication.folder / "land-assets.csv").stat().st_size
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{size}")


def test_a_part_of_another_version_gets_the_whole(client: Client, publication: Publication) -> None:
    stale = client.get(CSV, headers={"Range": "bytes=0-9", "If-Range": '"another"'})
    etag = client.get(CSV)["ETag"]
    same = client.get(CSV, headers={"Range": "bytes=0-9", "If-Range": etag})
    assert (stale.status_code, same.status_code) == (200, 206)


@pytest.mark.parametrize("encodings", ["gzip", "gzip, deflate, br", "identity"])
def test_a_part_is_never_squeezed(client: Client, publication: Publication, encodings: str) -> None:
    response = client.get(CSV, headers={"Range": "bytes=0-9", "Accept-Encoding": encodings})
    assert ("Content-Encoding" in response, len(body(response))) == (False, 10)


@pytest.mark.parametrize(
    "name",
    [
        "nothing.csv",
        "../manifest.json",
        "tables/../index.json",
        "tables",
        "/etc/passwd",
        "land-assets.csv%00",
    ],
)
def test_only_what_is_published_is_served(client: Client, publication: Publication, name: str) -> None:
    assert client.get(f"/data/files/{name}").status_code == 404


def test_the_checksums_are_served(client: Client, publication: Publication) -> None:
    lines = body(client.get("/data/files/SHA256SUMS")).decode().splitlines()
    assert len(lines) == len(publication.files)


def test_before_publishing_there_is_nothing(
    client: Client, published: Publication, tmp_path: Path, settings: Any
) -> None:
    settings.COMMONWEAL_DATA = tmp_path
    assert client.get(CSV).status_code == 404


def test_the_catalogue_names_every_file_with_its_checksum(client: Client, publication: Publication) -> None:
    response = client.get("/catalogue.jsonld")
    assert (response.status_code, response["Content-Type"]) == (200, "application/ld+json")
    catalogue = json.loads(response.content)
    assert (catalogue["@type"], catalogue["dct:title"]) == ("dcat:Catalog", "Open data of Merrowby")
    files = [file for dataset in catalogue["dcat:dataset"] for file in dataset["dcat:distribution"]]
    checksums = {
        file["dcat:downloadURL"]["@id"].split("/data/files/")[1]: file["spdx:checksum"]["spdx:checksumValue"][
            "@value"
        ]
        for file in files
    }
    assert checksums == {file.name: file.sha256 for file in publication.files}


def test_every_address_of_the_catalogue_can_be_followed(
    client: Client, publication: Publication, settings: Any
) -> None:
    catalogue = client.get("/catalogue.jsonld").json()
    addresses = [
        file["dcat:downloadURL"]["@id"]
        for dataset in catalogue["dcat:dataset"]
        for file in dataset["dcat:distribution"]
    ]
    addresses.append(catalogue["dcat:service"][0]["dcat:endpointDescription"]["@id"])
    statuses = {
        client.get(address.removeprefix(settings.COMMONWEAL_URL)).status_code for address in addresses
    }
    assert statuses == {200}


def test_the_catalogue_names_the_sources(client: Client, publication: Publication) -> None:
    sources = client.get("/catalogue.jsonld").json()["dct:source"]
    assert [source["dct:rights"]["dct:title"] for source in sources] == ["HMLR"]
