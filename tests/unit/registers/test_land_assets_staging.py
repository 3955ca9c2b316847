"""A council's land and building register, in its variants, with its traps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonweal.registers.catalogue import register
from commonweal.registers.land_assets.vacancy import vacancy_of
from staged_rows import Staged, stage_text

STANDARD = register("land_assets").variant("standard").headings
TEMPLATE = register("land_assets").variant("template").headings
FULL_ROW = (
    "Sampleton Council,http://example.org/sampleton,2025-03-31,100012797623,A1,Old Baths,"
    "10-15,Quay Street,Seaport,"
    "SA1 1AA,WGS84,-2.9,53.4,http://example.org/licence,Freehold,Vacant/Licence out,Art "
    "club,Buildings,415.05,0.2,"
    "Culture,http://example.org/culture,surplus to the authority's requirements,1200.50,30000,Poor,A+,"
    "SM123456/SM654321,http://example.org/inspire"
)


def staged(folder: Path, *rows: str, headings: tuple[str, ...] = STANDARD) -> Staged:
    heading = ",".join(f'"{one}"' for one in headings)
    return stage_text("land_assets", "\n".join([heading, *rows]), folder)


def one(folder: Path, headings: str, row: str) -> Staged:
    return stage_text("land_assets", f"AssetCode,{headings}\nA1,{row}\n", folder)


def test_a_full_row_of_the_standard(tmp_path: Path) -> None:
    found = staged(tmp_path, FULL_ROW)
    (row,) = found.rows
    assert found.warnings == found.refusals == []
    assert {
        name: value for name, value in row.items() if name not in ("source_id", "easting", "northing")
    } == {
        "row": 2,
        "publisher": "Sampleton Council",
        "organisation_label": "Sampleton Council",
        "organisation_uri": "http://example.org/sampleton",
        "applicable_date": date(2025, 3, 31),
        "uprn": "100012797623",
        "asset_code": "A1",
        "property_name": "Old Baths",
        "property_number": "10-15",
        "street_name": "Quay Street",
        "post_town": "Seaport",
        "postcode": "SA1 1AA",
        "postcode_district": "SA1",
        "coordinate_reference_system": "WGS84",
        "longitude": -2.9,
        "latitude": 53.4,
        "geo_point_licensing_url": "http://example.org/licence",
        "tenure_type": "Freehold",
        "tenure_detail": "Vacant/Licence out",
        "other_detail": "Art club",
        "holding_type": "Buildings Only",
        "building_size_m2": 415.05,
        "land_area_ha": 0.2,
        "function_label": "Culture",
        "function_uri": "http://example.org/culture",
        "purpose": "surplus to the authority's requirements",
        "vacancy": "vacant",
        "building_costs_pence": 120_050,
        "required_maintenance_pence": 3_000_000,
        "suitability_rating": "Poor",
        "energy_rating": "A+",
        "land_registry_title_number": "SM123456/SM654321",
        "inspire_url": "http://example.org/inspire",
        "proposed_longitude": None,
        "proposed_latitude": None,
        "flags": [],
    }


def test_the_human_headings_of_the_template_say_the_same(tmp_path: Path) -> None:
    standard = staged(tmp_path, FULL_ROW).rows
    template = staged(tmp_path, FULL_ROW, headings=TEMPLATE).rows
    for row in (*standard, *template):
        del row["source_id"]
    assert template == standard


def test_a_date_in_the_shape_that_its_heading_asks_for_needs_no_mending(tmp_path: Path) -> None:
    text = "AssetCode,Effective date (dd/mm/yyyy)\nA1,01/04/2026\n"
    found = stage_text("land_assets", text, tmp_path)
    assert found.column("applicable_date") == [date(2026, 4, 1)]
    assert [code for number, _, code in found.codes() if number] == []


@pytest.mark.parametrize(
    ("written", "mend"),
    [("big", "Write digits only, without words or units."), ("-0.056", "Check the number.")],
)
def test_an_area_that_cannot_be(tmp_path: Path, written: str, mend: str) -> None:
    found = one(tmp_path, "LandArea", written)
    assert found.column("land_area_ha") == [None]
    assert [warning["mend"] for warning in found.warnings if warning["row"]] == [mend]


def test_metres_and_degrees_are_each_given_both(tmp_path: Path) -> None:
    found = stage_text(
        "land_assets",
        "AssetCode,CoordinateReferenceSystem,GeoX,GeoY\nA1,OSGB36,335000,391000\nA2,WGS84,"
        "-2.9793332,53.4117879\n",
        tmp_path,
    )
    metres, degrees = found.rows
    assert (metres["longitude"], metres["latitude"]) == pytest.approx((-2.9793332, 53.4117879), abs=1e-6)
    assert (degrees["easting"], degrees["northing"]) == pytest.approx((335000, 391000), abs=0.1)
    assert [code for *_, code in found.codes() if code != "missing_column"] == []


def test_swapped_coordinates_are_not_used_and_their_mend_is_proposed(tmp_path: Path) -> None:
    found = one(tmp_path, "CoordinateReferenceSystem,GeoX,GeoY", "WGS84,53.4,-2.9")
    (row,) = found.rows
    assert (row["longitude"], row["latitude"], row["flags"]) == (None, None, ["swapped_coordinates"])
    assert (row["proposed_longitude"], row["proposed_latitude"]) == (-2.9, 53.4)
    (warning,) = [warning for warning in found.warnings if warning["row"]]
    assert (warning["column"], warning["code"], warning["mend"]) == (
        "GeoX",
        "swapped_coordinates",
        "Write -2.9 as GeoX and 53.4 as GeoY. The row is kept without a point until then.",
    )


@pytest.mark.parametrize(
    ("point", "code", "flags"),
    [
        ("WGS84,0,0", "no_point", []),
        ("WGS84,-2.9,", "half_a_point", []),
        ("WGS84,west,53.4", "bad_coordinate", []),
        ("WGS84,151.2,-33.9", "outside_great_britain", ["outside_great_britain"]),
        ("OSGB36,9350000,391000", "outside_great_britain", ["outside_great_britain"]),
    ],
)
def test_a_point_that_can_be_none_leaves_the_row(
    tmp_path: Path, point: str, code: str, flags: list[str]
) -> None:
    found = one(tmp_path, "CoordinateReferenceSystem,GeoX,GeoY", point)
    (row,) = found.rows
    assert (row["longitude"], row["easting"], row["flags"]) == (None, None, flags)
    assert code in [code for number, _, code in found.codes() if number == 2]


@pytest.mark.parametrize(
    ("said", "x", "y"), [("OSGB36", "-2.9", "53.4"), ("", "-2.9", "53.4"), ("WGS84", "335000", "391000")]
)
def test_a_system_that_the_numbers_belie(tmp_path: Path, said: str, x: str, y: str) -> None:
    found = one(tmp_path, "CoordinateReferenceSystem,GeoX,GeoY", f"{said},{x},{y}")
    assert found.rows[0]["longitude"] == pytest.approx(-2.95, abs=0.06)
    assert (2, "CoordinateReferenceSystem", "wrong_reference_system") in found.codes()


def test_a_vacant_asset_with_half_a_postcode_is_kept_without_complaint(tmp_path: Path) -> None:
    found = one(tmp_path, "PostCode,TenureDetail", "M31,Vacant")
    (row,) = found.rows
    assert (row["postcode"], row["postcode_district"], row["vacancy"]) == (None, "M31", "vacant")
    assert [code for number, _, code in found.codes() if number] == []


@pytest.mark.parametrize(
    ("written", "whole", "district"),
    [
        ("sa11aa", "SA1 1AA", "SA1"),
        ("M32 OXZ", None, "M32"),
        ("WA14 1", None, "WA14"),
        ("nowhere", None, None),
    ],
)
def test_postcodes(tmp_path: Path, written: str, whole: str | None, district: str | None) -> None:
    (row,) = one(tmp_path, "PostCode", written).rows
    assert (row["postcode"], row["postcode_district"]) == (whole, district)


def test_a_letter_for_a_digit_in_a_postcode_is_proposed_not_used(tmp_path: Path) -> None:
    (warning,) = [
        one
        for one in stage_text("land_assets", "AssetCode,PostCode\nA1,M32 OXZ\n", tmp_path).warnings
        if one["row"]
    ]
    assert warning["mend"] == "Write 'M32 0XZ' if that is what was meant."


@pytest.mark.parametrize(
    ("written", "read", "codes"),
    [
        ("owner OCCUPIED", "Owner occupied", []),
        ("Leasehold Out/Licence-out", "Leasehold out/Licence out", []),
        ("Occupied by the LA", "Owner occupied", ["not_exact"]),
        ("Vacant / Squatted", "Vacant", ["not_in_list"]),
        ("haunted", None, ["not_in_list"]),
    ],
)
def test_tenure_details(tmp_path: Path, written: str, read: str | None, codes: list[str]) -> None:
    found = one(tmp_path, "TenureDetail", written)
    assert found.column("tenure_detail") == [read]
    assert [code for number, _, code in found.codes() if number] == codes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Buildings", "Buildings Only"),
        ("land", "Land Only"),
        ("Land/Buildings", "Land/Buildings"),
        ("Both", "Land/Buildings"),
        ("Castle", None),
    ],
)
def test_holding_types(tmp_path: Path, written: str, read: str | None) -> None:
    assert one(tmp_path, "HoldingType", written).column("holding_type") == [read]


@pytest.mark.parametrize(
    ("written", "read"), [("a+", "A+"), ("A", "A"), ("g", "G"), ("H", None), ("n/a", None)]
)
def test_energy_ratings(tmp_path: Path, written: str, read: str | None) -> None:
    assert one(tmp_path, "EnergyRating", written).column("energy_rating") == [read]


@pytest.mark.parametrize(
    ("written", "read", "codes"),
    [
        ("1234567890123", None, ["bad_uprn"]),
        ("0012797623", "12797623", []),
        ("100012797623.0", "100012797623", []),
        ("1.00013E+11", None, ["rounded_uprn"]),
    ],
)
def test_uprns(tmp_path: Path, written: str, read: str | None, codes: list[str]) -> None:
    found = one(tmp_path, "UPRN", written)
    assert found.column("uprn") == [read]
    assert [code for number, _, code in found.codes() if number] == codes


def test_a_row_that_nothing_identifies_is_refused_as_it_stood(tmp_path: Path) -> None:
    found = stage_text("land_assets", "AssetCode,UPRN,TenureType,PostTown\n,,Freehold,Seaport\n", tmp_path)
    (refusal,) = found.refusals
    assert found.rows == []
    assert (refusal["row"], refusal["code"], refusal["raw"]) == (
        2,
        "nothing_identifies",
        '["", "", "Freehold", "Seaport"]',
    )
    assert (found.count.read, found.count.accepted, found.count.refused) == (1, 0, 1)


def test_headings_a_second_time_are_refused(tmp_path: Path) -> None:
    text = "AssetCode,PropertyName\nA1,Hall\nAssetCode,PropertyName\nA2,Depot\n"
    found = stage_text("land_assets", text, tmp_path)
    assert (found.column("row"), [one["code"] for one in found.refusals]) == ([2, 4], ["headings_again"])


def test_a_confirmed_heading_is_read(tmp_path: Path) -> None:
    text = "AssetCode,Gazetteer key,Colour\nA1,100012797623,red\n"
    found = stage_text("land_assets", text, tmp_path, mapping={"gazetteer KEY": "uprn", "Colour": "-"})
    assert found.column("uprn") == ["100012797623"]
    assert [code for *_, code in found.codes() if code == "unknown_heading"] == []


def test_a_heading_named_twice_is_read_from_its_first_place(tmp_path: Path) -> None:
    found = stage_text("land_assets", "AssetCode,Name,Name\nA1,Hall,Depot\n", tmp_path)
    assert found.column("property_name") == ["Hall"]
    assert (None, "Name", "repeated_heading") in found.codes()


@pytest.mark.parametrize(
    ("tenure", "purpose", "vacancy"),
    [
        ("Vacant", None, "vacant"),
        ("Vacant", "surplus to the authority's requirements", "vacant"),
        ("Owner occupied", "Surplus to the authority's requirements", "surplus"),
        (None, "Awaiting development", "awaiting development"),
        (None, "supports economic development", "in use"),
        ("Leasehold out", None, "in use"),
        ("Other", None, None),
        (None, None, None),
    ],
)
def test_vacancy(tenure: str | None, purpose: str | None, vacancy: str | None) -> None:
    assert vacancy_of(tenure_detail=tenure, purpose=purpose) == vacancy
