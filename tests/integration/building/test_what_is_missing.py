"""What a build says of the sources that a region names: read, unreadable, or not there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonweal.pipeline.build import build_with_report
from commonweal.registers.region import Region

SOURCE = """
[[sources]]
key = "{key}"
register = "{register}"
publisher = "{publisher}"
url = "https://example.org/{key}"
format = "page"
cadence = "yearly"
tested = "untested"
"""
REGION = """
key = "two-towns"
name = "Two Towns"
outwards = ["AA1"]

[[districts]]
code = "E08000901"
name = "Alder"
organisation = "local-authority:ALD"

[[districts]]
code = "E08000902"
name = "Birch"
organisation = "local-authority:BIR"
"""
ALDER, BIRCH = "local-authority:ALD", "local-authority:BIR"
WARDS = """{{"type": "FeatureCollection", "features": [{{"type": "Feature",
"properties": {{"WD24CD": "E05000001", "WD24NM": "North", "LAD24CD": "{district}"}}, "geometry": {{"type": "Polygon",
"coordinates": [[[-2.9, 53.4], [-2.8, 53.4], [-2.8, 53.5], [-2.9, 53.4]]]}}}}]}}"""
INSPIRE = """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"INSPIREID": "1"},
"geometry": {"type": "Polygon", "coordinates": [[[-2.9, 53.4], [-2.8, 53.4], [-2.8, 53.5], [-2.9, 53.4]]]}}]}"""
ASSETS = (
    "OrganisationLabel,OrganisationURI,AssetCode,PropertyName,TenureType,TenureDetail,HoldingType\n"
    "Alder Council,{uri},A1,Hall,Freehold,Vacant,Land Only\n"
)
POSTCODE = "Postcode,lat,long\n{postcode},53.4,-2.9\n"
OUTLETS = "CUK Organisation ID,Registered Name,Outlet Name,Street,City,State/Province,Postcode,Description,Website\n"


def missing(
    folder: Path, sources: list[tuple[str, str, str]], files: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Register, publisher and the first sentence of each source that is said to be missing."""
    text = REGION + "".join(
        SOURCE.format(key=key, register=name, publisher=who) for key, name, who in sources
    )
    (folder / "two-towns.toml").write_text(text)
    for name, content in files.items():
        (folder / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "raw" / name).write_text(content)
    region = Region.load(folder / "two-towns.toml")
    (folder / "raw").mkdir(exist_ok=True)
    built = build_with_report(region, registers=folder / "raw", data=folder / "data", as_of=date(2026, 6, 1))
    return [(one.register, one.publisher or "", one.why.split(". ")[0]) for one in built.missing]


NOTHING = "No file was there"


@pytest.mark.parametrize(
    ("sources", "files", "expected"),
    [
        pytest.param(
            [("inspire-alder", "inspire_polygons", "HMLR"), ("inspire-birch", "inspire_polygons", "HMLR")],
            {"Birch.geojson": INSPIRE},
            [("inspire_polygons", "HMLR", NOTHING)],
            id="outlines of one district are not those of another",
        ),
        pytest.param(
            [("boundaries-ward", "boundaries", "ONS"), ("boundaries-district", "boundaries", "ONS")],
            {
                "w1.geojson": WARDS.format(district="E08000901"),
                "w2.geojson": WARDS.format(district="E08000902"),
            },
            [("boundaries", "ONS", NOTHING)],
            id="wards are not districts",
        ),
        pytest.param(
            [("boundaries-ward", "boundaries", "ONS")],
            {"w1.geojson": WARDS.format(district="E08000901")},
            [("boundaries", "ONS", "No area of Birch was there")],
            id="the wards of one district alone",
        ),
        pytest.param(
            [("land-assets-alder", "land_assets", ALDER), ("land-assets-birch", "land_assets", BIRCH)],
            {"assets.csv": ASSETS.format(uri="local-authority:ALD")},
            [("land_assets", BIRCH, NOTHING)],
            id="the rows say whose register it is",
        ),
        pytest.param(
            [("postcodes", "postcodes", "ONS")],
            {"elsewhere.csv": POSTCODE.format(postcode="ZZ9 9ZZ")},
            [("postcodes", "ONS", NOTHING)],
            id="postcodes of another region",
        ),
        pytest.param(
            [("postcodes", "postcodes", "ONS")],
            {"here.csv": POSTCODE.format(postcode="AA1 1AA")},
            [],
            id="read",
        ),
        pytest.param(
            [("postcodes", "postcodes", "ONS")],
            {"postcodes/notes.csv": "name,colour\nash,grey\n"},
            [
                (
                    "postcodes",
                    "ONS",
                    "A file was there, but no row of it could be read as this register: notes.csv.",
                )
            ],
            id="a file of something else in the source's folder",
        ),
        pytest.param(
            [("cooperatives-uk", "cooperatives_uk", "CUK")],
            {"outlets.csv": OUTLETS + "R1,Alder Co-op,Shop,High Street,Alder,,AA1 1AA,,\n"},
            [("cooperatives_uk", "CUK", "No file of it with rows of organisation or economy was there")],
            id="one of three files",
        ),
    ],
)
def test_what_is_missing(tmp_path: Path, sources, files, expected) -> None:
    assert missing(tmp_path, sources, files) == expected


def test_one_councils_list_is_not_the_national_collection(tmp_path: Path) -> None:
    sources = [
        ("community-value-alder", "community_value", ALDER),
        ("community-value-national", "community_value", "Ministry"),
    ]
    rows = "Asset,Address,Nominated by,Date of nomination,Decision,Date of listing,Listing expiry date\n"
    files = {
        "community-value-alder/list.csv": rows + "Hall,1 High Street AA1 1AA,,,listed,2025-01-01,2030-01-01\n"
    }
    assert missing(tmp_path, sources, files) == [("community_value", "Ministry", NOTHING)]
