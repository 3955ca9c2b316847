"""The region file of Merrow Bay, `regions/sample.toml`, written from the same names as the sample itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from commonweal.sample.bodies import COUNCILS, OTHER_BODIES, Owner
from commonweal.sample.geography.drawing import DISTRICTS
from commonweal.sample.publishers.headings import forms
from commonweal.sample.publishers.land_assets_layouts import LAYOUTS
from commonweal.sample.publishers.places import COMBINED_AUTHORITY

_HEAD = """\
# Merrow Bay, the sample region: every place, body and organisation is invented; it lies in the open sea.
# Written by `python -m commonweal.sample.region_file`; its files are written by `commonweal sample`.

key = "sample"
name = "Merrow Bay"
sample = true
combined_authority = "{combined_authority}"
languages = ["en-gb"]
timezone = "Europe/London"
outwards = ["MB1-MB32"]

# No base map: Merrow Bay is on none.
[basemap]
style = ""
attribution = ""
"""
_WRITTEN = "No address: the file is written by `commonweal sample`."


@dataclass(frozen=True, kw_only=True)
class _Source:
    key: str
    register: str
    publisher: str
    format: str
    cadence: str


def region_file() -> str:
    """The text of the region file."""
    parts = [_HEAD.format(combined_authority=COMBINED_AUTHORITY)]
    parts += [_district(council) for council in COUNCILS]
    parts += [_body(owner) for owner in COUNCILS + OTHER_BODIES]
    parts += [_source(source) for source in _sources()]
    return "\n".join(parts)


def _district(council: Owner) -> str:
    district = council.district
    if district is None:
        raise ValueError(f"{council.name} is no district's council")
    return _table(
        "districts",
        code=district.code,
        name=district.name,
        organisation=council.organisation,
        land_registry_name=district.name.upper(),
    )


def _body(owner: Owner) -> str:
    aliases = [name for name in owner.proprietors if name != owner.name.upper()]
    district = {"district": owner.district.code} if owner.district else {}
    return _table(
        "bodies",
        key=owner.key,
        name=owner.name,
        kind=owner.kind,
        **district,
        website=owner.website,
        organisation=owner.organisation,
        aliases=aliases,
    )


def _source(source: _Source) -> str:
    return _table(
        "sources",
        key=source.key,
        register=source.register,
        publisher=source.publisher,
        url="",
        format=source.format,
        cadence=source.cadence,
        tested="untested",
        note=_WRITTEN,
    )


def _table(name: str, /, **values: str | list[str]) -> str:
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _sources() -> Iterator[_Source]:
    for owner in COUNCILS + OTHER_BODIES:
        if owner.publishes:
            file = LAYOUTS[owner.key].file
            yield _of(owner, "land_assets", file.rsplit(".", 1)[1], "yearly")
    for owner in COUNCILS:
        yield _of(owner, "brownfield_land", "csv", "yearly")
        yield _of(owner, "community_value", "xlsx" if owner.key == "tollbridge" else "csv", "monthly")
    for district in DISTRICTS:
        form = "geojson" if district.name == "Wrenfield" else "zip"
        yield _national(f"inspire-polygons-{district.name.lower()}", "HM Land Registry", form, "monthly")
    yield _national("corporate-ownership", "HM Land Registry", "zip", "monthly")
    for table in forms("charity_commission"):
        key = "charity-commission-" + table.removeprefix("charity_").replace("_", "-")
        yield _national(key, "Charity Commission for England and Wales", "zip", "daily")
    yield _national("companies-house", "Companies House", "zip", "monthly")
    yield _national("fca-mutuals", "Financial Conduct Authority", "csv", "daily")
    yield _national("cooperatives-uk", "Co-operatives UK", "csv", "yearly")
    yield _national("postcodes", "Office for National Statistics", "csv", "quarterly")
    for level in ("district", "ward", "lsoa"):
        yield _national(f"boundaries-{level}", "Office for National Statistics", "geojson", "yearly")
    publisher = "Ministry of Housing, Communities and Local Government"
    yield _national("public-bodies", publisher, "csv", "daily")


def _of(owner: Owner, register: str, form: str, cadence: str) -> _Source:
    key = f"{register.replace('_', '-')}-{owner.key}"
    return _Source(key=key, register=register, publisher=owner.organisation, format=form, cadence=cadence)


_REGISTERS = (
    "inspire_polygons",
    "corporate_ownership",
    "charity_commission",
    "companies_house",
    "fca_mutuals",
    "cooperatives_uk",
    "postcodes",
    "boundaries",
    "public_bodies",
)


def _national(key: str, publisher: str, form: str, cadence: str) -> _Source:
    register = next(name for name in _REGISTERS if key.startswith(name.replace("_", "-")))
    return _Source(key=key, register=register, publisher=publisher, format=form, cadence=cadence)


if __name__ == "__main__":
    print(region_file(), end="")
