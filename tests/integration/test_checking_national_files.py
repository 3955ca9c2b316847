"""`commonweal registers check` on a national register: what goes in comes out, in the standard or with its reasons."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonweal.cli.registers import registers
from national_files import CHARITY, COMPANY, POSTCODE, text_of

TITLE = {
    "Title Number": "MS123456",
    "Tenure": "Freehold",
    "Property Address": "Library, Quay Street, Port Sample (L1 8JQ)",
    "District": "PORT SAMPLE",
    "Proprietor Name (1)": "PORT SAMPLE COUNCIL",
    "Proprietorship Category (1)": "Local Authority",
}


def check(folder: Path, name: str, text: str) -> tuple[dict, int, int]:
    """The report, and how many rows stand in the file of standard rows and in that of refused ones."""
    path, data = folder / name, ["--data", str(folder / "var")]
    path.write_text(text, encoding="utf-8")
    reported = CliRunner().invoke(registers, ["check", str(path), "--format", "json", *data])
    report = json.loads(reported.stdout)
    rejects = folder / "rejects.csv"
    standard = folder / "standard.csv"
    CliRunner().invoke(registers, ["check", str(path), "--rejects", str(rejects), *data])
    CliRunner().invoke(registers, ["check", str(path), "--standard", str(standard), *data])
    return report, rows_in(standard), rows_in(rejects)


def rows_in(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


@pytest.mark.parametrize(
    ("register", "variant", "good", "bad", "last"),
    [
        ("corporate_ownership", "full", TITLE, TITLE | {"Title Number": ""}, "Row Count:,5\r\n"),
        ("companies_house", "standard", COMPANY, COMPANY | {"CompanyNumber": "?"}, ""),
        ("charity_commission", "charity", CHARITY, CHARITY | {"organisation_number": "one"}, ""),
        ("postcodes", "plain", POSTCODE, POSTCODE | {"Postcode": "nowhere"}, ""),
    ],
)
def test_count_in_is_count_out(tmp_path: Path, register, variant, good, bad, last) -> None:
    text = text_of(register, variant, [good, bad, good, good, bad], tabs=register == "charity_commission")
    report, standard, rejects = check(tmp_path, "file.csv", text + last)
    assert (report["register"], report["variant"]) == (register, variant)
    assert report["rows"] == {"read": 5, "accepted": 3, "refused": 2}
    assert (standard, rejects) == (3, 2)


def test_a_refused_row_stands_as_it_stood_with_its_reason(tmp_path: Path) -> None:
    text = text_of("corporate_ownership", "full", [TITLE | {"Title Number": "none"}]) + "Row Count:,1\r\n"
    check(tmp_path, "CCOD_FULL_2026_01.csv", text)
    (row,) = csv.DictReader((tmp_path / "rejects.csv").open(encoding="utf-8", newline=""))
    assert row["Row"] == "2"
    assert "found none" in row["Problems"]
    assert "PORT SAMPLE COUNCIL" in row.values()
