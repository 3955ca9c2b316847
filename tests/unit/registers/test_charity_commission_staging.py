"""The register of charities: text and JSON, broken lines, scope over the tables, and no personal data."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from commonweal.foundation.files import sha256_of
from commonweal.registers.charity_commission.stage import stage_extract
from commonweal.registers.staged import RowCount, Scope, SourceFile
from national_files import staged_in, text_of

PANTRY = {
    "date_of_extract": "2026-01-02 00:00:00.0000000", "organisation_number": "5000001",
    "registered_charity_number": "1200001", "linked_charity_number": "0", "charity_name": "Harbour Pantry",
    "charity_registration_status": "Registered",
    "date_of_registration": "2001-05-06", "latest_income": "12345",
    "charity_contact_postcode": "L1 8JQ", "charity_contact_phone": "0151 496 0000",
    "charity_contact_email": "somebody@example.org", "charity_is_cio": "False",
}  # fmt: skip
RETURN = {
    "date_of_extract": "2026-01-02", "organisation_number": "5000001", "registered_charity_number": "1200001",
    "fin_period_end_date": "2025-03-31", "total_gross_income": "12345", "suppression_ind": "False",
}  # fmt: skip


def write(folder: Path, table: str, *rows: dict[str, str]) -> Path:
    path = folder / f"publicextract.{table}.txt"
    path.write_text(text_of("charity_commission", table, rows, tabs=True), encoding="utf-8", newline="")
    return path


def test_a_charity_is_read_without_telephone_and_email(tmp_path: Path) -> None:
    _, staged = staged_in("charity_commission", write(tmp_path, "charity", PANTRY))

    (row,) = staged.rows
    assert (row["registered_charity_number"], row["charity_name"], row["latest_income"],
            row["charity_is_cio"]) == (
        1_200_001, "Harbour Pantry", 12_345, False,
    )  # fmt: skip
    assert (str(row["date_of_extract"]), str(row["date_of_registration"])) == ("2026-01-02", "2001-05-06")
    assert [name for name in row if "phone" in name or "email" in name] == []


def test_json_gives_what_text_gives(tmp_path: Path) -> None:
    path = tmp_path / "publicextract.charity.json"
    path.write_text("\ufeff" + json.dumps([PANTRY, PANTRY]), encoding="utf-8")
    packed = tmp_path / "publicextract.charity.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, path.name)

    _, staged = staged_in("charity_commission", packed)
    _, text = staged_in("charity_commission", write(tmp_path, "charity", PANTRY, PANTRY))

    assert [{**row, "source_id": ""} for row in staged.rows] == [
        {**row, "source_id": ""} for row in text.rows
    ]


def test_json_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "publicextract.charity.json"
    path.write_text(json.dumps([PANTRY, PANTRY])[:-40], encoding="utf-8")

    _, staged = staged_in("charity_commission", path)

    assert staged.column("organisation_number") == [5_000_001]
    assert [one["code"] for one in staged.refusals] == ["bad_json"]


def test_a_line_broken_in_two_is_put_together(tmp_path: Path) -> None:
    path = write(tmp_path, "charity", PANTRY, PANTRY | {"charity_name": "Lamp and Ladder"}, PANTRY)
    path.write_bytes(path.read_bytes().replace(b"Lamp and Ladder", b"Lamp and\r\nLadder"))

    _, staged = staged_in("charity_commission", path)

    assert staged.column("charity_name") == ["Harbour Pantry", "Lamp and Ladder", "Harbour Pantry"]
    assert staged.codes() == [(3, None, "broken_line")]


def test_a_stray_tab_refuses_the_line_and_shows_nobodys_telephone(tmp_path: Path) -> None:
    path = write(tmp_path, "charity", PANTRY | {"charity_has_land": "True"}, PANTRY)
    path.write_bytes(path.read_bytes().replace(b"Harbour Pantry", b"Harbour\tPantry", 1))

    _, staged = staged_in("charity_commission", path)

    assert staged.count == RowCount(read=2, accepted=1, refused=1, kept=1)
    (refusal,) = staged.refusals
    assert (refusal["row"], refusal["code"]) == (2, "wrong_number_of_cells")
    assert ["somebody@example.org" in refusal["raw"], "0151" in refusal["raw"]] == [False, False]


def test_a_stray_tab_before_a_blank_last_cell_is_told_by_the_status(tmp_path: Path) -> None:
    path = write(tmp_path, "charity", PANTRY)
    path.write_bytes(path.read_bytes().replace(b"Harbour Pantry", b"Harbour\tPantry", 1))

    _, staged = staged_in("charity_commission", path)

    assert [(one["row"], one["code"]) for one in staged.refusals] == [(2, "shifted_cells")]


def test_a_refused_row_is_shown_without_telephone_and_email(tmp_path: Path) -> None:
    path = write(tmp_path, "charity", PANTRY | {"organisation_number": "five"})

    (refusal,) = staged_in("charity_commission", path)[1].refusals

    cells = json.loads(refusal["raw"])
    shown = ["0151 496 0000" in cells, "somebody@example.org" in cells, "Harbour Pantry" in cells]
    assert (refusal["code"], *shown) == (
        "bad_organisation_number", False, False, True,
    )  # fmt: skip


def test_trustees_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "publicextract.charity_trustee.txt"
    headings = "date_of_extract\torganisation_number\tregistered_charity_number\ttrustee_id\ttrustee_name"
    path.write_text(f"{headings}\n2026-01-02\t1\t1200001\t9\tA Person\n", encoding="utf-8")

    done, staged = staged_in("charity_commission", path)

    assert (staged.count.read, [one["code"] for one in staged.refusals]) == (0, ["personal_data"])
    assert b"A Person" not in done.refusals.read_bytes()


def test_all_tables_of_an_extract_are_cut_to_the_charities_in_scope(tmp_path: Path) -> None:
    elsewhere = PANTRY | {"organisation_number": "5000002", "registered_charity_number": "1200002",
                          "charity_contact_postcode": "G1 1AA"}  # fmt: skip
    branch = PANTRY | {
        "organisation_number": "5000003",
        "linked_charity_number": "1",
        "charity_contact_postcode": "",
    }
    stray = elsewhere | {
        "organisation_number": "5000004",
        "linked_charity_number": "1",
        "charity_contact_postcode": "",
    }
    charities = write(tmp_path, "charity", PANTRY, elsewhere, branch, stray)
    years = write(
        tmp_path, "charity_annual_return_history", RETURN, RETURN | {"organisation_number": "5000002"}
    )
    sources = [
        SourceFile(
            path=path, register="charity_commission", variant=path.stem.split(".")[1], sha256=sha256_of(path)
        )
        for path in (years, charities)
    ]

    history, main = stage_extract(sources, into=tmp_path / "out", scope=Scope(outwards=frozenset({"L1"})))

    assert main.rows == RowCount(read=4, accepted=4, refused=0, kept=2)
    assert history.rows == RowCount(read=2, accepted=2, refused=0, kept=1)
