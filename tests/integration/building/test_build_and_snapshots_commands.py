"""`commonweal build` and `commonweal snapshots`, as a person types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonweal.cli import main

REGION = Path(__file__).resolve().parents[3] / "regions" / "trafford.toml"
HEADINGS = (
    "OrganisationLabel,OrganisationURI,EffectiveDate,UPRN,AssetCode,PropertyName,StreetNumber,StreetName"
)
REST = "PostTown,PostCode,CoordinateReferenceSystem,GeoX,GeoY,TenureType,TenureDetail,OtherDetail,HoldingType"


def register(folder, name):
    """A council's register of one asset."""
    folder.mkdir(exist_ok=True)
    row = f"Trafford Council,,2025-01-01,,T1,{name},1,Mill Lane,Sale,M33 7DZ,,,,Freehold,,,Land"
    (folder / "assets.csv").write_text(f"{HEADINGS},{REST}\n{row}\n", encoding="utf-8")
    (folder / "letter.txt").write_text("Dear Sir or Madam", encoding="utf-8")


def run(*arguments):
    """What the command printed, when it ended well."""
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def twice(tmp_path):
    """Two builds of one council's register, between which the asset's name changed."""
    found = []
    for name in ("Old Mill", "New Mill"):
        register(tmp_path / "registers", name)
        said = run(
            "build", "--region", REGION, "--registers", tmp_path / "registers", "--data", tmp_path / "data",
            "--as-of", "2026-01-01", "--format", "json",
        )  # fmt: skip
        found.append(json.loads(said))
    return found


def test_build_says_what_was_read_what_is_missing_and_what_was_left(twice):
    first = twice[0]
    assert first["tables"]["sites"] == 1
    assert [(one["register"], one["rows_read"], one["rows_kept"]) for one in first["sources"]] == [
        ("land_assets", 1, 1)
    ]
    assert [Path(one["file"]).name for one in first["unread"]] == ["letter.txt"]
    assert "postcodes" in {one["register"] for one in first["missing"]}
    assert "land_assets" not in {one["register"] for one in first["missing"]}


def test_snapshots_are_listed_and_compared(twice, tmp_path):
    listed = json.loads(run("snapshots", "list", "--data", tmp_path / "data", "--format", "json"))
    assert {one["hash"] for one in listed} == {one["hash"] for one in twice}
    first, second = (one["hash"][:12] for one in twice)
    said = json.loads(
        run("snapshots", "diff", first, second, "--data", tmp_path / "data", "--format", "json")
    )
    changed = {
        (one["field"], one["before"], one["after"]) for one in said["changed"] if one["table"] == "sites"
    }
    assert ("name", "Old Mill", "New Mill") in changed
    assert (said["added"], said["closed"]) == ([], [])


def test_a_snapshot_that_is_not_there_is_a_sentence(tmp_path):
    result = CliRunner().invoke(main, ["snapshots", "diff", "abcd", "latest", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "names 0 snapshots" in result.output
