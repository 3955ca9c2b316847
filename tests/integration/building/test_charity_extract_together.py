"""The files of one charity extract are staged together: what belongs to charities elsewhere is counted, not kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonweal.pipeline.build import build_with_report
from commonweal.registers.region import Region
from national_files import text_of

REGION = """
key = "one-town"
name = "One Town"
outwards = ["L1"]

[[districts]]
code = "E08000901"
name = "Alder"
organisation = "local-authority:ALD"
"""
HERE = {
    "date_of_extract": "2026-01-02",
    "organisation_number": "5000001",
    "registered_charity_number": "1200001",
    "linked_charity_number": "0",
    "charity_name": "Harbour Pantry",
    "charity_registration_status": "Registered",
    "charity_contact_postcode": "L1 8JQ",
}
ELSEWHERE = HERE | {
    "organisation_number": "5000002",
    "registered_charity_number": "1200002",
    "charity_contact_postcode": "G41 3AY",
}
YEAR = {"date_of_extract": "2026-01-02", "fin_period_end_date": "2025-03-31", "total_gross_income": "12345"}


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        (("charity", "charity_annual_return_history"), {"charity": 1, "charity_annual_return_history": 1}),
        (("charity_annual_return_history",), {"charity_annual_return_history": 2}),
    ],
    ids=["with the main file", "without it nothing tells which to keep"],
)
def test_a_year_is_kept_with_its_charity(
    tmp_path: Path, files: tuple[str, ...], kept: dict[str, int]
) -> None:
    numbers = ("organisation_number", "registered_charity_number")
    rows = {
        "charity": [HERE, ELSEWHERE],
        "charity_annual_return_history": [
            YEAR | {number: one[number] for number in numbers} for one in (HERE, ELSEWHERE)
        ],
    }
    (tmp_path / "raw").mkdir()
    (tmp_path / "one-town.toml").write_text(REGION)
    for table in files:
        text = text_of("charity_commission", table, rows[table], tabs=True)
        (tmp_path / "raw" / f"publicextract.{table}.txt").write_text(text, newline="")
    region = Region.load(tmp_path / "one-town.toml")
    built = build_with_report(
        region, registers=tmp_path / "raw", data=tmp_path / "data", as_of=date(2026, 6, 1)
    )
    sources = built.snapshot.read("sources").to_pylist()
    assert {row["variant"]: row["rows_kept"] for row in sources} == kept
    assert {(row["rows_read"], row["rows_accepted"]) for row in sources} == {(2, 2)}
