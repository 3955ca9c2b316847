"""`commonweal registers` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonweal.cli.registers import registers
from commonweal.registers.headings.confirmed import confirmed_for

TABLE = (
    "OrganisationLabel,AssetCode,PropertyName,UPRN,TenureType,Key,Colour\nS,A1,Hall,1,Freehold,SA1 1AA,red\n"
    * 1
)
ROWS = TABLE + "S,A2,Depot,2,Freehold,SA1 1AB,blue\nS,A3,Yard,3,Freehold,SA1 1AD,red\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "assets.csv"
    path.write_text(ROWS)
    return path


def run(tmp_path: Path, *arguments: object, answers: str | None = None) -> Result:
    data = ["--data", str(tmp_path / "var")] if arguments[0] != "list" else []
    return CliRunner().invoke(registers, [*map(str, arguments), *data], input=answers)


def test_check_says_what_the_file_is_and_ends_well(tmp_path: Path, file: Path) -> None:
    result = run(tmp_path, "check", file)
    assert result.exit_code == 0
    assert result.output.startswith("assets.csv: Local authority land and building assets (")
    assert "3 rows read: 3 accepted, 0 refused." in result.output


def test_check_as_json(tmp_path: Path, file: Path) -> None:
    said = json.loads(run(tmp_path, "check", file, "--format", "json").stdout)
    assert (said["register"], said["rows"]) == ("land_assets", {"read": 3, "accepted": 3, "refused": 0})


def test_check_ends_with_one_when_the_file_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    result = run(tmp_path, "check", path, "--register", "land_assets")
    assert result.exit_code == 1
    assert "a PDF" in result.output


def test_an_unknown_register_is_a_sentence(tmp_path: Path, file: Path) -> None:
    result = run(tmp_path, "check", file, "--register", "nobody")
    assert (result.exit_code, result.output.startswith("Error: no register is called 'nobody'")) == (1, True)


def test_check_writes_both_files(tmp_path: Path, file: Path) -> None:
    result = run(tmp_path, "check", file, "--standard", tmp_path / "s.csv", "--rejects", tmp_path / "r.csv")
    assert result.exit_code == 0
    assert [len((tmp_path / name).read_text().splitlines()) for name in ("s.csv", "r.csv")] == [4, 1]


def test_a_confirmed_heading_is_remembered_for_the_publisher_alone(tmp_path: Path, file: Path) -> None:
    said = run(
        tmp_path,
        "confirm",
        file,
        "--publisher",
        "Sampleton",
        "--heading",
        "Key=PostCode",
        "--heading",
        "Colour=-",
    )
    assert said.output == "Sampleton: 'Key' is postcode\nSampleton: 'Colour' is left out\n"
    mine = json.loads(run(tmp_path, "check", file, "--publisher", "sampleton", "--format", "json").stdout)
    others = json.loads(run(tmp_path, "check", file, "--publisher", "Otherton", "--format", "json").stdout)
    assert [
        [one["found"] for one in each["problems"] if one["code"] == "unknown_heading"]
        for each in (mine, others)
    ] == [[], ["'Key'", "'Colour'"]]


def test_confirm_asks_where_nothing_is_said(tmp_path: Path, file: Path) -> None:
    result = run(tmp_path, "confirm", file, "--publisher", "Sampleton", answers="y\n-\n")
    assert result.exit_code == 0
    assert "Is 'Key' postcode? (100% of its cells look like PostCode)" in result.output
    remembered = confirmed_for(tmp_path / "var", publisher="Sampleton", register="land_assets")
    assert remembered == {"Key": "postcode", "Colour": "-"}


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Key", "'Key' is not HEADING=COLUMN"),
        ("Key=nothing", "'nothing' is no column of land_assets"),
        ("Kee=postcode", "'Kee' is no heading of assets.csv"),
    ],
)
def test_what_cannot_be_confirmed_is_a_sentence(tmp_path: Path, file: Path, heading: str, why: str) -> None:
    result = run(tmp_path, "confirm", file, "--publisher", "Sampleton", "--heading", heading)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {why}")


def test_a_damaged_memory_is_a_sentence(tmp_path: Path, file: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "confirmed-headings.json").write_text("{")
    result = run(tmp_path, "check", file, "--publisher", "Sampleton")
    assert result.exit_code == 1
    assert "is damaged" in result.output


def test_list_names_every_register() -> None:
    text = CliRunner().invoke(registers, ["list"]).output
    rows = json.loads(CliRunner().invoke(registers, ["list", "--format", "json"]).output)
    assert {"land_assets", "brownfield_land", "community_value"} <= {row["name"] for row in rows}
    assert all(f"{row['name']}\n" in text for row in rows)
