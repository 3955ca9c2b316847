"""A small sample taken through the real pipeline, and its links compared with the truth behind it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from commonweal.pipeline.build import build_with_report
from commonweal.reconcile.snapshot.folder import sha256_of
from commonweal.registers.region import Region
from commonweal.sample.region import write_sample
from merrow_bay import Written

REGION = Path(__file__).resolve().parents[3] / "regions" / "sample.toml"
TITLES = "corporate_ownership"


class Judged:
    """A snapshot of the sample with the truth, by what both call a row."""

    def __init__(self, folder: Path) -> None:
        world = write_sample(folder / "sample", seed=1, scale=0.03)
        self.written = Written(folder / "sample", world)
        self.built = build_with_report(
            Region.load(REGION),
            registers=folder / "sample" / "registers",
            data=folder / "data",
            as_of=date(2026, 11, 22),
        )
        self.snapshot = self.built.snapshot
        self.file_of = {row["source_id"]: row["file"] for row in self.rows("sources")}
        self.digest_of = {row["source_id"]: row["sha256"] for row in self.rows("sources")}

    def rows(self, table):
        return self.snapshot.read(table).to_pylist()

    def found(self):
        """The site of each row; a title is known by its number, whatever the file."""
        sites = {}
        for row in self.rows("site_records"):
            if not row["reason"].startswith("the row quotes this title"):
                sites[self._known_as(row)] = row["site_id"]
        return sites

    def _known_as(self, row):
        register, _, rest = row["record_key"].partition(":")
        return ("title", rest) if register == TITLES else (self.digest_of[row["source_id"]], row["row"])

    def true(self):
        """The true sites of each row. Several councils' files have the same name, so a file is its digest."""
        sites, rows = defaultdict(set), self.written.truth("site_rows")
        digests = {file: sha256_of(self.written.file(file)) for file in {row["file"] for row in rows}}
        for row in rows:
            title = ("title", row["key"])
            key = title if "CCOD" in row["file"] else (digests[row["file"]], int(row["row"]))
            sites[key].add(row["site"])
        return sites

    def planted(self, case):
        return [row for row in self.written.truth("planted") if row["case"] == case]

    def said_of(self, table, planted):
        """What the snapshot's warnings or refusals say of a planted row."""
        file, row = Path(planted["file"]).name, int(planted["row"])
        return {
            one["code"]
            for one in self.rows(table)
            if self.file_of.get(one["source_id"]) == file and one["row"] == row
        }

    def joined_to(self, identifier):
        """The other identifiers of the organisation that has this one."""
        return {
            other
            for row in self.rows("organisations")
            if identifier in row["identifiers"]
            for other in row["identifiers"]
            if other != identifier
        }


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    return Judged(tmp_path_factory.mktemp("judged"))


def pairs(sites, keys):
    together = defaultdict(list)
    for key in sorted(keys, key=str):
        for site in sites[key]:
            together[site].append(key)
    return {pair for rows in together.values() for pair in combinations(rows, 2)}


def test_nearly_every_link_is_right_and_most_are_found(judged):
    found, true = judged.found(), judged.true()
    keys = found.keys() & true.keys()
    linked = pairs({key: {found[key]} for key in keys}, keys)
    belonging = pairs(true, keys)
    assert len(belonging) > 500
    assert len(linked & belonging) / len(linked) >= 0.997
    assert len(linked & belonging) / len(belonging) >= 0.88


def test_every_file_of_the_sample_is_read(judged):
    assert (judged.built.unread, judged.built.missing) == ((), ())


def test_swapped_coordinates_are_caught_and_no_other_point_is_called_so(judged):
    planted = {
        (Path(one["file"]).name, int(one["row"]), one["column"])
        for one in judged.planted("swapped coordinates")
    }
    said = [one for one in judged.rows("warnings") if one["code"] == "swapped_coordinates"]
    assert {column for _, _, column in planted} == {"GeoX", "X Co-ordinate"}
    assert {(judged.file_of[one["source_id"]], one["row"], one["column"]) for one in said} == planted


def test_brownfield_sites_of_another_district_are_refused(judged):
    planted = judged.planted("wrong district")
    assert len(planted) == 3
    assert [one for one in planted if "far_outside_district" not in judged.said_of("refusals", one)] == []


def test_titles_that_left_public_hands_are_probable_disposals(judged):
    left = {row["title_number"] for row in judged.written.truth("titles") if row["left"]}
    found = {row["title_number"] for row in judged.rows("titles") if row["left_between"]}
    assert left
    assert found == left


@pytest.mark.parametrize("case", ["typo", "charity and CIC", "placeholder", "same name"])
def test_charities_that_nothing_sound_joins_to_a_company_stand_alone(judged, case):
    numbers = {
        (row["file"], row["row"]): row["identifier"] for row in judged.written.truth("organisation_rows")
    }
    planted = [
        numbers[one["file"], one["row"]]
        for one in judged.planted(case)
        if one["file"].startswith("charity-commission")
    ]
    assert planted
    assert {number: judged.joined_to(number) for number in planted} == {number: set() for number in planted}


def test_a_company_and_a_charity_with_the_same_letters_and_digits_are_two(judged):
    joined = [row for row in judged.rows("organisation_links") if "SC990518" in row["left"] + row["right"]]
    assert [row for row in joined if "GB-COOP" not in row["left"] + row["right"]] == []
