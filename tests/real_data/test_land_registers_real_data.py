"""Real councils' files: every row accepted, or refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.registers.catalogue import register
from commonweal.registers.checking.check import checked
from commonweal.registers.reading.opening import opened
from commonweal.registers.recognition import recognise
from commonweal.registers.rows.rowwise import expected_headings
from staged_rows import Staged, stage_path

pytestmark = pytest.mark.real_data

ROWS = {"liv": 406, "sft": 56, "wrl": 92, "shn": 110, "kwl": 96, "hal": 34}
BROKEN = {
    "3b08e37c.csv": (37, 0),
    "3b08e37c.txt": (0, 759),
    "40ba241c.csv": (3, 0),
    "45e645b8.csv": (56, 0),
    "60f67835.csv": (12, 0),
    "60f67835.txt": (12, 15),
    "97eb6c31.csv": (18, 0),
    "a6f17c3b.csv": (2, 0),
    "b6ac516b.csv": (13, 0),
    "b6ac516b.txt": (13, 94),
    "c0f874ac.csv": (42, 16),
    "c0f874ac.txt": (0, 529),
    "c7e27fdf.csv": (66, 0),
    "de3918b3.csv": (1079, 0),
}


@pytest.fixture(scope="module")
def trafford(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Staged:
    return stage_path(
        "land_assets", real_data / "asset-registers" / "trafford.csv", tmp_path_factory.mktemp("t")
    )


def test_trafford_is_recognised(real_data: Path) -> None:
    found = recognise(real_data / "asset-registers" / "trafford.csv")
    assert found is not None
    assert (found.register, found.variant) == ("land_assets", "effective_date")


def test_every_row_of_trafford_is_accounted_for(trafford: Staged) -> None:
    assert (trafford.count.read, trafford.count.accepted, trafford.count.refused) == (608, 608, 0)


def test_the_rows_of_trafford_without_a_point_are_kept(trafford: Staged) -> None:
    without = [row for row in trafford.rows if row["longitude"] is None]
    assert len(without) == 235 + 1
    assert [row["row"] for row in without if row["flags"]] == [387]


def test_the_swapped_row_of_trafford_is_caught_with_its_mend(trafford: Staged) -> None:
    (row,) = [row for row in trafford.rows if "swapped_coordinates" in row["flags"]]
    assert (row["proposed_longitude"], row["proposed_latitude"]) == pytest.approx((-2.365856, 53.457484))
    (warning,) = [one for one in trafford.warnings if one["code"] == "swapped_coordinates"]
    assert (warning["row"], warning["column"]) == (387, "GeoX")
    assert "Write -2.365856 as GeoX and 53.457484 as GeoY." in warning["mend"]


def test_the_points_of_trafford_are_understood_as_degrees(trafford: Staged) -> None:
    placed = [row for row in trafford.rows if row["longitude"] is not None]
    assert len(placed) == 372
    assert all(-3 < row["longitude"] < -2 and 53 < row["latitude"] < 54 for row in placed)
    assert all(row["easting"] is not None and row["northing"] is not None for row in placed)


def test_the_six_brownfield_registers(real_data: Path, tmp_path: Path) -> None:
    folder = real_data / "brownfield-registers"
    found = {code: stage_path("brownfield_land", folder / f"{code}.csv", tmp_path / code) for code in ROWS}
    assert {code: each.count.accepted for code, each in found.items()} == ROWS
    assert sum(each.count.read for each in found.values()) == 794
    assert [one["code"] for each in found.values() for one in (*each.refusals, *each.warnings)] == []
    owned = [row["ownership_status"] for each in found.values() for row in each.rows]
    assert {status: owned.count(status) for status in set(owned)} == {
        None: 407,
        "not owned by a public authority": 316,
        "owned by a public authority": 50,
        "mixed ownership": 21,
    }


@pytest.mark.parametrize("name", BROKEN)
def test_every_row_of_a_broken_register_is_recovered_or_refused(
    real_data: Path, tmp_path: Path, name: str
) -> None:
    path = real_data / "brownfield-registers" / "broken" / name
    found = recognise(path)
    assert found is not None
    assert found.register == "brownfield_land"
    staged = stage_path("brownfield_land", path, tmp_path / "staged")
    assert (staged.count.accepted, staged.count.refused) == BROKEN[name]
    with opened(path, expected_headings(register("brownfield_land").table("site"))) as reading:
        read = [row.number for row in reading.rows()]
    refused = dict.fromkeys(one["row"] for one in staged.refusals)
    assert sorted([*staged.column("row"), *refused]) == read
    assert all(one["code"] and one["found"] and one["mend"] and one["raw"] for one in staged.refusals)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_register_is_checked_without_an_exception(real_data: Path, name: str) -> None:
    with checked(real_data / "brownfield-registers" / "broken" / name) as found:
        rows = found.rows
    assert rows["read"] == rows["accepted"] + rows["refused"] == sum(BROKEN[name])
    assert found.readable == (BROKEN[name][0] > 0)
