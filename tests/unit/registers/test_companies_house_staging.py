"""Basic company data: headings with leading blanks, industry codes, scope, and rows that cannot be read."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

from commonweal.registers.staged import RowCount, Scope
from national_files import staged_in, text_of

BAKERY = {
    "CompanyName": "TIDE & SALT BAKERY LIMITED",
    "CompanyNumber": "01471587",
    "RegAddress.AddressLine1": "1 Quay Street",
    "RegAddress.PostTown": "PORT SAMPLE",
    "RegAddress.PostCode": "L1 8JQ",
    "CompanyCategory": "Private Limited Company",
    "CompanyStatus": "Active",
    "IncorporationDate": "09/01/1980",
    "Accounts.LastMadeUpDate": "31/03/2025",
    "SICCode.SicText_1": "10710 - Manufacture of bread; manufacture of fresh pastry goods and cakes",
    "SICCode.SicText_2": "None Supplied",
    "PreviousName_1.CompanyName": "SALT BAKERY LIMITED",
}
ELSEWHERE = BAKERY | {"CompanyNumber": "SC416208", "RegAddress.PostCode": "G41 3AY"}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    text = text_of("companies_house", "standard", rows)
    with_blanks = text.replace("CompanyNumber,", " CompanyNumber,", 1).replace(
        "RegAddress.AddressLine2", " RegAddress.AddressLine2"
    )
    path = folder / "BasicCompanyData-2026-01-01-part1_1.csv"
    path.write_text(with_blanks, encoding="utf-8")
    return path


def test_a_company_is_read_under_headings_with_blanks(tmp_path: Path) -> None:
    _, staged = staged_in("companies_house", write(tmp_path, BAKERY))

    (row,) = staged.rows
    assert {name: row[name] for name in ("row", "company_number", "company_name", "postcode", "sic_code_1",
                                         "sic_code_2", "previous_name_1", "incorporation_date")} == {
        "row": 2, "company_number": "01471587", "company_name": "TIDE & SALT BAKERY LIMITED",
        "postcode": "L1 8JQ",
        "sic_code_1": "10710", "sic_code_2": None, "previous_name_1": "SALT BAKERY LIMITED",
        "incorporation_date": datetime.date(1980, 1, 9),
    }  # fmt: skip


def test_rows_outside_the_region_are_accepted_and_not_kept(tmp_path: Path) -> None:
    path = write(tmp_path, ELSEWHERE, BAKERY, BAKERY | {"RegAddress.PostCode": " l1 8jq "})

    _, staged = staged_in("companies_house", path, Scope(outwards=frozenset({"L1"})))

    assert staged.count == RowCount(read=3, accepted=3, refused=0, kept=2)
    assert staged.column("row") == [3, 4]


def test_a_company_without_number_or_name_is_refused_by_name(tmp_path: Path) -> None:
    path = write(tmp_path, BAKERY | {"CompanyNumber": "147158"}, BAKERY | {"CompanyName": ""}, BAKERY)

    _, staged = staged_in("companies_house", path, Scope(outwards=frozenset({"ZZ9"})))

    assert staged.count == RowCount(read=3, accepted=1, refused=2, kept=0)
    assert [(one["row"], one["column"], one["code"], one["found"]) for one in staged.refusals] == [
        (2, "CompanyNumber", "bad_company_number", "147158"),
        (3, "CompanyName", "missing_value", "an empty cell"),
    ]


def test_a_bad_date_and_half_a_postcode_keep_the_row(tmp_path: Path) -> None:
    path = write(tmp_path, BAKERY | {"IncorporationDate": "31/02/1980", "RegAddress.PostCode": "L1"})

    _, staged = staged_in("companies_house", path)

    assert (staged.column("incorporation_date"), staged.column("postcode")) == ([None], [None])
    assert staged.codes() == [
        (2, "IncorporationDate", "bad_date"),
        (2, "RegAddress.PostCode", "bad_postcode"),
    ]


def test_rejected_records_move_the_numbers_of_those_below(tmp_path: Path) -> None:
    path = write(tmp_path, BAKERY, BAKERY, BAKERY)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join([*lines[:2], "cut short,1\r\n", lines[2], "again\r\n", lines[3]]), encoding="utf-8"
    )

    _, staged = staged_in("companies_house", path)

    assert staged.column("row") == [2, 4, 6]
    assert [(one["row"], one["code"], one["raw"]) for one in staged.refusals] == [
        (3, "wrong_number_of_cells", '["cut short", "1"]'), (5, "wrong_number_of_cells", '["again"]'),
    ]  # fmt: skip


def test_a_letter_in_windows_1252_is_mended(tmp_path: Path) -> None:
    path = write(tmp_path, BAKERY, BAKERY | {"CompanyName": "CAFE SALT"})
    path.write_bytes(path.read_bytes().replace(b"CAFE", b"CAF\xc9"))

    _, staged = staged_in("companies_house", path)

    assert staged.column("company_name") == ["TIDE & SALT BAKERY LIMITED", "CAFÉ SALT"]
    assert staged.codes() == [(3, None, "not_utf8")]


def test_a_zip_gives_what_the_file_in_it_gives(tmp_path: Path) -> None:
    path = write(tmp_path, BAKERY, ELSEWHERE)
    packed = tmp_path / "BasicCompanyDataAsOneFile-2026-01-01.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, path.name)

    assert staged_in("companies_house", packed)[1].column("company_number") == ["01471587", "SC416208"]


def test_a_zip_that_climbs_out_of_its_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    packed = tmp_path / "evil.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../BasicCompanyData.csv", "x")

    _, staged = staged_in("companies_house", packed)

    assert [(one["row"], one["code"], one["found"]) for one in staged.refusals] == [
        (None, "unsafe_zip", "The zip names a path outside: '../../BasicCompanyData.csv'.")
    ]


def test_the_wrong_file_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    _, staged = staged_in("companies_house", path)

    assert [(one["code"], one["expected"]) for one in staged.refusals] == [
        ("missing_headings", "the headings CompanyNumber, CompanyName")
    ]


def test_a_heading_that_a_person_has_confirmed_counts(tmp_path: Path) -> None:
    path = write(tmp_path, BAKERY)
    path.write_text(path.read_text(encoding="utf-8").replace("CompanyName,", "Firm,", 1), encoding="utf-8")

    _, staged = staged_in("companies_house", path, mapping={"Firm": "company_name"})

    assert staged.column("company_name") == ["TIDE & SALT BAKERY LIMITED"]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, *[BAKERY] * 50)
    first, _ = staged_in("companies_house", path)
    before = first.tables["company"].read_bytes()

    again, _ = staged_in("companies_house", path)

    assert again.tables["company"].read_bytes() == before
