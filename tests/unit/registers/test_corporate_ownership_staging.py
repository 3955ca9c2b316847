"""Corporate ownership: full and change files, the trailing count, districts, categories, prices."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.registers.staged import RowCount, Scope
from national_files import staged_in, text_of

LIBRARY = {
    "Title Number": "MS123456", "Tenure": "Freehold",
    "Property Address": "Library, Quay Street, Port Sample (L1 8JQ)",
    "District": "PORT SAMPLE", "Postcode": "L1 8JQ", "Price Paid": "250,000",
    "Proprietor Name (1)": "PORT SAMPLE COUNCIL", "Proprietorship Category (1)": "Local Authority",
    "Date Proprietor Added": "02-01-1990",
}  # fmt: skip


def write(folder: Path, *rows: dict[str, str], last: str | None, name: str = "CCOD_FULL_2026_01.csv") -> Path:
    variant = "change" if "COU" in name else "full"
    path = folder / name
    path.write_text(text_of("corporate_ownership", variant, rows) + (last or ""), encoding="utf-8")
    return path


def test_a_title_is_read_and_the_trailing_count_is_no_row(tmp_path: Path) -> None:
    _, staged = staged_in("corporate_ownership", write(tmp_path, LIBRARY, last="Row Count:,1\r\n"))

    (row,) = staged.rows
    assert (row["title_number"], row["price_paid_pence"], row["edition"],
            str(row["date_proprietor_added"])) == (
        "MS123456", 25_000_000, "2026-01", "1990-01-02",
    )  # fmt: skip
    assert (staged.count, staged.warnings) == (RowCount(read=1, accepted=1, refused=0, kept=1), [])


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Row Count:,7\r\n", "Row Count: 7, but 1 rows"),
        ("Row Count:,7" + "," * 33 + "\r\n", "Row Count: 7, but 1 rows"),
        (None, "1 rows and no row that says how many there are"),
    ],
)
def test_a_count_that_differs_is_a_problem(tmp_path: Path, last: str | None, found: str) -> None:
    _, staged = staged_in("corporate_ownership", write(tmp_path, LIBRARY, last=last))

    assert [(one["code"], one["found"]) for one in staged.warnings] == [("row_count_differs", found)]
    assert staged.count.read == 1


def test_scope_is_the_district_by_name(tmp_path: Path) -> None:
    path = write(tmp_path, LIBRARY | {"District": "ELSEWHERE"}, LIBRARY, last="Row Count:,2\r\n")
    scope = Scope(outwards=frozenset({"ZZ9"}), district_names=frozenset({"PORT SAMPLE"}))

    assert staged_in("corporate_ownership", path, scope)[1].column("row") == [3]


def test_a_change_file_says_what_was_added_and_deleted(tmp_path: Path) -> None:
    rows = [LIBRARY | {"Change Indicator": sign, "Change Date": "05-01-2026"} for sign in "ADX"]

    _, staged = staged_in(
        "corporate_ownership", write(tmp_path, *rows, last="Row Count:,3\r\n", name="CCOD_COU_2026_01.csv")
    )

    assert staged.column("change_indicator") == ["A", "D", "X"]
    assert staged.codes() == [(4, "Change Indicator", "unknown_change")]


def test_what_is_wrong_is_said_by_name(tmp_path: Path) -> None:
    rows = [
        LIBRARY | {"Title Number": ""},
        LIBRARY | {"Title Number": "not a title"},
        LIBRARY | {"Proprietorship Category (1)": "Pirates", "Company Registration No. (1)": "10002r"},
    ]

    _, staged = staged_in("corporate_ownership", write(tmp_path, *rows, last="Row Count:,3\r\n"))

    assert [(one["row"], one["code"]) for one in staged.refusals] == [
        (2, "missing_value"),
        (3, "bad_title_number"),
    ]
    assert staged.codes() == [(4, "Proprietorship Category (1)", "unknown_category")]
    assert staged.column("company_number_1") == ["10002r"]
