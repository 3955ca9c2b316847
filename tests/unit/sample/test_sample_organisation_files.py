"""The registers of organisations and places: headings, encodings, and rows that agree with the truth."""

from __future__ import annotations

import json
import zipfile

import pytest

from commonweal.sample.publishers.companies_house import HEADINGS as COMPANY
from commonweal.sample.publishers.headings import forms, headings
from merrow_bay import Written, cells_of, records_of, text_of

PARTS = [f"companies-house/BasicCompanyData-2026-11-01-part{part}_2.zip" for part in (1, 2)]
COUNTS = {
    "charity": 34, "charity_annual_return_history": 14, "charity_annual_return_parta": 50,
    "charity_annual_return_partb": 50, "charity_area_of_operation": 9, "charity_classification": 7,
    "charity_event_history": 12, "charity_governing_document": 7, "charity_other_names": 7,
    "charity_other_regulators": 6, "charity_policy": 5, "charity_published_report": 7,
}  # fmt: skip


def charity_table(merrow: Written, table: str) -> list[list[str]]:
    path = merrow.one(f"*/publicextract.{table}.zip")
    lines = text_of(path).split("\r\n")
    assert lines.pop() == ""
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize("table", COUNTS)
def test_a_charity_table_has_its_columns(merrow: Written, table: str) -> None:
    first, *rows = charity_table(merrow, table)
    assert tuple(first) == headings("charity_commission", table)
    assert len(first) == COUNTS[table]
    crooked = [row for row in rows if len(row) != COUNTS[table]]
    assert len(crooked) == (1 if table == "charity" else 0)  # the unescaped tab


def test_there_are_twelve_charity_tables() -> None:
    assert forms("charity_commission") == tuple(COUNTS)


def test_the_misspelt_heading_is_kept() -> None:
    assert "charity_agreement_commerical_participator" in headings(
        "charity_commission", "charity_annual_return_parta"
    )


@pytest.mark.parametrize("table", COUNTS)
def test_json_says_the_same_as_text(merrow: Written, table: str) -> None:
    path = merrow.folder / "other-forms" / "charity-commission-json" / f"publicextract.{table}.zip"
    with zipfile.ZipFile(path) as archive:
        found = json.loads(archive.read(f"publicextract.{table}.json").decode("utf-8-sig"))
    first, *rows = charity_table(merrow, table)
    assert len(found) == len(rows)
    straight = [number for number, row in enumerate(rows) if len(row) == len(first)]
    said = [["" if value is None else str(value) for value in found[number].values()] for number in straight]
    assert said == [rows[number] for number in straight]


def test_part_b_is_of_the_large_alone(merrow: Written) -> None:
    first, *rows = charity_table(merrow, "charity_annual_return_partb")
    at = first.index("income_total_income_and_endowments")
    assert min(int(row[at]) for row in rows) > 500_000


def test_company_headings_keep_their_leading_blanks(merrow: Written) -> None:
    assert len(COMPANY) == 55
    assert [heading for heading in COMPANY if heading.startswith(" ")][:3] == [
        " CompanyNumber", " RegAddress.AddressLine2", " PreviousName_1.CompanyName",
    ]  # fmt: skip
    for part in PARTS:
        assert tuple(cells_of(merrow.file(part))[0]) == COMPANY


def test_every_company_stands_once_and_is_invented(merrow: Written) -> None:
    numbers = [row[1] for part in PARTS for row in cells_of(merrow.file(part))[1:]]
    assert len(numbers) == len(set(numbers))
    real = [number for number in numbers if number.isdigit() and not number.startswith("99")]
    assert real == ["12345678"]  # the placeholder that many charities declare


def test_there_are_65000_companies_a_scale_in_the_region(merrow: Written) -> None:
    here = [row for part in PARTS for row in cells_of(merrow.file(part))[1:] if row[9].startswith("MB")]
    assert len(here) == pytest.approx(65_000 * 0.02, abs=2)


def test_the_mutuals_register_keeps_its_mark_and_its_spelling(merrow: Written) -> None:
    path = merrow.file("fca-mutuals/SocietyList.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfSociety Number,Society Suffix,Full Registation Number,")
    rows = records_of(path, encoding="utf-8-sig")
    assert [
        row for row in rows if row["Full Registation Number"] != row["Society Number"] + row["Society Suffix"]
    ] == []


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("open_data_organisations_2026_07.csv", "organisations"),
        ("open_data_outlets_2026_07.csv", "outlets"),
        ("open_data_economic_2026_07.csv", "economy"),
    ],
)
def test_the_co_operatives_files_are_latin_1(merrow: Written, file: str, form: str) -> None:
    rows = cells_of(merrow.file(f"cooperatives-uk/{file}"), encoding="iso-8859-1")
    assert tuple(rows[0]) == headings("cooperatives", form)


def test_telephone_numbers_are_those_kept_for_drama(merrow: Written) -> None:
    outlets = records_of(merrow.file("cooperatives-uk/open_data_outlets_2026_07.csv"), encoding="iso-8859-1")
    first, *charities = charity_table(merrow, "charity")
    at = first.index("charity_contact_phone")
    numbers = {row["Phone"] for row in outlets} | {row[at] for row in charities if len(row) == len(first)}
    assert {number[:8] for number in numbers} == {"01632 96"}


def test_postcodes_have_the_headings_of_2025(merrow: Written) -> None:
    first, *rows = cells_of(merrow.one("postcodes/*.csv"))
    assert tuple(first) == headings("places", "postcodes")
    assert first[:8] == ["pcd7", "pcd8", "pcds", "dointr", "doterm", "usrtypind", "east1m", "north1m"]
    gone = [row for row in rows if row[4]]
    assert 0 < len(gone) / len(rows) < 0.2


@pytest.mark.parametrize(
    ("folder", "code", "count"),
    [("district", "LAD24CD", 6), ("ward", "WD24CD", 122), ("lsoa", "LSOA21CD", 732)],
)
def test_boundaries_hold_every_area(merrow: Written, folder: str, code: str, count: int) -> None:
    found = json.loads(text_of(merrow.one(f"boundaries-{folder}/*.geojson")))
    assert len({feature["properties"][code] for feature in found["features"]}) == count


def test_public_bodies_have_the_national_headings(merrow: Written) -> None:
    rows = cells_of(merrow.file("public-bodies/organisation.csv"))
    assert tuple(rows[0]) == headings("places", "bodies")
    assert len(rows) - 1 == len({row[0] for row in rows[1:]})


def test_web_addresses_can_belong_to_nobody(merrow: Written) -> None:
    hosts = {one.web.split("/")[2].rsplit(".", 1)[1] for one in merrow.world.organisations if one.web}
    assert hosts == {"example"}


def test_truth_rows_point_at_the_organisation_s_number(merrow: Written) -> None:
    rows = {part: cells_of(merrow.file(part)) for part in PARTS}
    for said in merrow.truth("organisation_rows"):
        if said["file"] in rows:
            assert f"GB-COH-{rows[said['file']][int(said['row']) - 1][1]}" == said["identifier"]
