"""Rows of a file that is read in many pieces at once keep the number that a person sees."""

from __future__ import annotations

from pathlib import Path

from commonweal.registers.staged import Scope
from national_files import staged_in, text_of

ROWS = 150_000
DISTRICTS = ("PORT SAMPLE", "ELSEWHERE", "FARTHER", "NOWHERE")
# So many that the database would rather look them up by a join, which loses the order of the file.
NAMES = frozenset({"PORT SAMPLE", *(f"DISTRICT {number}" for number in range(40))})


def test_each_row_that_is_kept_has_its_own_number(tmp_path: Path) -> None:
    head, _, row = text_of(
        "corporate_ownership", "full", [{"Title Number": "MS#", "District": "@"}]
    ).partition("\r\n")
    path = tmp_path / "CCOD_FULL_2026_01.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{head}\r\n")
        file.writelines(
            row.replace("#", str(number)).replace("@", DISTRICTS[number % len(DISTRICTS)])
            for number in range(2, ROWS + 2)
        )
        file.write(f"Row Count:,{ROWS}\r\n")

    _, staged = staged_in("corporate_ownership", path, Scope(district_names=NAMES))

    kept = [f"MS{number}" for number in range(2, ROWS + 2) if number % len(DISTRICTS) == 0]
    assert [f"MS{number}" for number in staged.column("row")] == kept
    assert staged.column("title_number") == kept
