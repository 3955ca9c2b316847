"""Mutuals, co-operatives, postcodes, public bodies, outlines: one small file of each shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commonweal.foundation.coordinates import to_british_national_grid
from commonweal.registers.staged import RowCount, Scope
from national_files import staged_in, text_of

RING = [[334000, 390000], [334100, 390000], [334100, 390100], [334000, 390100], [334000, 390000]]


def write(folder: Path, content: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def test_a_society(tmp_path: Path) -> None:
    society = {"Full Registation Number": "0129CUS", "Society Name": "Quay Credit Union",
               "Society Address": "1 Quay Street, Port Sample, L1 8JQ"}  # fmt: skip
    text = text_of("fca_mutuals", "standard", [society, society | {"Full Registation Number": "none"}])

    _, staged = staged_in("fca_mutuals", write(tmp_path, "\ufeff" + text), Scope(outwards=frozenset({"L1"})))

    assert (staged.column("full_registration_number"), staged.column("postcode")) == (["129CUS"], ["L1 8JQ"])
    assert [(one["row"], one["code"]) for one in staged.refusals] == [(3, "bad_society_number")]


def test_a_cooperative_in_an_older_encoding_with_a_line_break_in_its_street(tmp_path: Path) -> None:
    row = {"CUK Organisation ID": "R000001", "Registered Name": "Café Quay",
           "Registered Street": "1 Quay\nStreet",
           "SIC Code": "UKSIC07-4711", "Incorporation Date": "11/8/1863"}  # fmt: skip
    text = text_of("cooperatives_uk", "organisations_2017", [row])

    _, staged = staged_in("cooperatives_uk", write(tmp_path, text, encoding="iso-8859-1"))

    (found,) = staged.rows
    texts = [found[name] for name in ("registered_name", "street", "sic_code")]
    assert texts == [
        "Café Quay",
        "1 Quay Street",
        "4711",
    ]
    assert str(found["incorporation_date"]) == "1863-08-11"


@pytest.mark.parametrize(
    ("variant", "cells"),
    [
        (
            "nspl_2025",
            {"pcds": "L1 8JQ", "lad25cd": "E08000012", "wd25cd": "E05000886", "lsoa21cd": "E01006512"},
        ),
        ("nspl_2020", {"pcds": "L1 8JQ", "laua": "E08000012", "ward": "E05000886", "lsoa11": "E01006512"}),
        (
            "onspd_2023",
            {"pcds": "L1 8JQ", "oslaua": "E08000012", "osward": "E05000886", "lsoa21": "E01006512"},
        ),
    ],
)
def test_postcodes_of_several_years(tmp_path: Path, variant: str, cells: dict[str, str]) -> None:
    places = cells | {"lat": "53.4", "long": "-2.98", "doterm": "202001"}
    nowhere = {"pcds": "L2 1AA", "lat": "99.999999", "long": "0.000000"}
    scope = Scope(districts=frozenset({"E08000012"}))

    _, staged = staged_in(
        "postcodes", write(tmp_path, text_of("postcodes", variant, [places, nowhere])), scope
    )

    (row,) = staged.rows
    assert [row[name] for name in ("postcode", "outward", "district_code", "ward_code", "lsoa_code")] == [
        "L1 8JQ", "L1", "E08000012", "E05000886", "E01006512",
    ]  # fmt: skip
    point = tuple(round(metres, 6) for metres in to_british_national_grid(-2.98, 53.4))
    assert (str(row["terminated"]), (row["easting"], row["northing"])) == ("2020-01-01", point)


def test_a_postcode_without_a_place_has_no_point(tmp_path: Path) -> None:
    _, staged = staged_in("postcodes", write(tmp_path, "Postcode,lat,long\nL1 8JQ,99.999999,0.0\nL1,53,-3\n"))

    assert (staged.column("longitude"), staged.column("easting")) == ([None], [None])
    assert [(one["row"], one["code"]) for one in staged.refusals] == [(3, "bad_postcode")]


def test_a_public_body(tmp_path: Path) -> None:
    text = text_of(
        "public_bodies",
        "standard",
        [{"organisation": "local-authority:X", "name": "X", "start-date": "1974-04-01"}],
    )

    _, staged = staged_in("public_bodies", write(tmp_path, text))

    assert [(row["organisation"], str(row["start_date"])) for row in staged.rows] == [
        ("local-authority:X", "1974-04-01")
    ]


def gml(inside: str, head: str = "") -> str:
    ring = " ".join(f"{x} {y}" for x, y in RING)
    line = f"<g:LinearRing><g:posList>{ring}</g:posList></g:LinearRing>"
    shape = f"<l:GEOMETRY><g:Polygon><g:exterior>{line}</g:exterior></g:Polygon></l:GEOMETRY>"
    one = f"<m><l:PREDEFINED>{shape}<l:INSPIREID>048{inside}</l:INSPIREID></l:PREDEFINED></m>"
    return f'<?xml version="1.0"?>{head}<f xmlns:g="g" xmlns:l="l">{one}</f>'


def test_an_index_polygon_in_gml(tmp_path: Path) -> None:
    _, staged = staged_in("inspire_polygons", write(tmp_path, gml("1"), "file.gml"))

    (row,) = staged.rows
    assert (row["inspire_id"], row["area_m2"], row["easting"]) == ("481", 10_000.0, 334_050.0)


def test_xml_with_entities_is_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path, gml("&x;", '<!DOCTYPE f [<!ENTITY x "1">]>'), "file.gml")

    _, staged = staged_in("inspire_polygons", path)

    assert (staged.rows, [one["code"] for one in staged.refusals]) == ([], ["broken_file"])


def test_areas_of_three_levels_and_one_that_is_not_wanted(tmp_path: Path) -> None:
    codes = {"WD13CD": "E05000886", "LSOA11CD": "E01006512", "LAD24CD": "E08000012", "area_code": "E10000001"}
    shape = {"type": "Polygon", "coordinates": [[[-3, 53], [-2.9, 53], [-2.9, 53.1], [-3, 53]]]}
    found = []
    for key, code in codes.items():
        content = {"type": "FeatureCollection", "features": [{"properties": {key: code}, "geometry": shape}]}
        _, staged = staged_in("boundaries", write(tmp_path, json.dumps(content), f"{key}.geojson"))
        found.append([(row["level"], row["vintage"]) for row in staged.rows])

    assert found == [[("ward", "2013")], [("lsoa", "2011")], [("district", "2024")], []]


def test_scope_keeps_the_districts_of_the_region(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "coordinates": [[[-3, 53], [-2.9, 53], [-2.9, 53.1], [-3, 53]]]}
    features = [{"properties": {"LAD24CD": f"E0800001{last}"}, "geometry": shape} for last in "12"]
    path = write(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "file.geojson")

    _, staged = staged_in("boundaries", path, Scope(districts=frozenset({"E08000012"})))

    assert staged.count == RowCount(read=2, accepted=2, refused=0, kept=1)
