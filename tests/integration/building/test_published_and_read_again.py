"""The open data in the publishers' own columns, read again as registers: no row refused, and the same sites."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonweal.cli import main
from commonweal.pipeline.build import build
from commonweal.pipeline.publish import publish
from commonweal.sample.region import write_sample

REGION = Path(__file__).resolve().parents[3] / "regions" / "sample.toml"
AS_OF = date(2026, 11, 22)
PLACES = ("boundaries-district", "boundaries-ward", "boundaries-lsoa", "postcodes", "public-bodies")
LAND = ("name", "owner_id", "owner_name", "tenure", "tenure_detail", "holding_type", "purpose", "vacancy", "use",
        "building_size_m2", "land_area_ha", "post_town", "ownership")  # fmt: skip
LISTING = ("name", "reference", "address_text", "description", "point", "nomination_date", "decision",
           "decision_date", "expiry_date", "notification_to_sell_date", "interested_group", "notes")  # fmt: skip


class Published:
    """A small sample, built and published, and built again out of nothing but its publication and the places."""

    def __init__(self, folder):
        write_sample(folder / "sample", seed=1, scale=0.01)
        registers = folder / "sample" / "registers"
        self.snapshot = build(REGION, registers, folder / "data", AS_OF)
        self.files = publish(self.snapshot.folder, into=folder / "open-data").folder
        for place in PLACES:
            shutil.copytree(registers / place, folder / "again" / place)
        for name in ("land-assets", "community-value"):
            (folder / "again" / name).mkdir()
            shutil.copy(self.files / f"{name}.csv", folder / "again" / name)
        self.again = build(REGION, folder / "again", folder / "data-again", AS_OF)

    def rows(self, name):
        with (self.files / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return Published(tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize(
    ("name", "register"), [("land-assets", "land_assets"), ("community-value", "community_value")]
)
def test_a_published_register_is_recognised_and_no_row_of_it_is_refused(published, name, register):
    said = CliRunner().invoke(
        main, ["registers", "check", str(published.files / f"{name}.csv"), "--format", "json"]
    )
    assert said.exit_code == 0
    (source,) = [one for one in published.again.read("sources").to_pylist() if one["register"] == register]
    rows = len(published.rows(f"{name}.csv"))
    assert rows > 5
    assert (source["rows_read"], source["rows_accepted"], source["rows_refused"]) == (rows, rows, 0)


def test_the_same_sites_come_back_with_what_is_known_of_them(published):
    """Each by its code and name; an entry of community value that no code joins is a site of its own."""
    held = [
        row
        for row in published.snapshot.read("sites").to_pylist()
        if row["in_land_bank"] and not row["closed_on"]
    ]
    before = {((row["asset_codes"] or [row["site_id"]])[0], row["name"]): row for row in held}
    after = {
        (code, row["name"]): row
        for row in published.again.read("sites").to_pylist()
        if "land_assets" in row["registers"]
        for code in row["asset_codes"]
    }
    assert before.keys() <= after.keys()
    differ = [
        (key, field) for key, row in before.items() for field in LAND if row[field] != after[key][field]
    ]
    assert differ == []
    assert {key: row["uprns"][:1] for key, row in before.items()} == {
        key: after[key]["uprns"][:1] for key in before
    }


def test_the_same_entries_of_community_value_come_back(published):
    def entries(snapshot):
        return sorted(
            tuple(str(row[field]) for field in LISTING) for row in snapshot.read("listings").to_pylist()
        )

    assert entries(published.again) == entries(published.snapshot)


def test_what_only_the_publishers_row_says_is_published_too(published):
    filled = {name for row in published.rows("land-assets.csv") for name, value in row.items() if value}
    assert filled >= {"FunctionLabel", "ApplicableDate", "PropertyNumber", "StreetName", "Purpose"}
