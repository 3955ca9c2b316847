"""Eastings and northings in each other's place: told where the numbers or the file's other rows show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.registers.rows.exchanged import MetrePoint, exchanged
from staged_rows import Staged, stage_text

# Sefton's rows lie together, about 20 km north of the Mersey; their numbers exchanged lie in Staffordshire.
RIGHT = ["334000,400100", "333500,399800", "334900,400600", "335200,401000", "333900,400900", "334400,399900"]


def assets(folder: Path, *rows: str, headings: str = "GeoX,GeoY") -> Staged:
    lines = [f"A{at},L23 0AA,{row}" for at, row in enumerate((*RIGHT, *rows))]
    return stage_text("land_assets", "\n".join([f"AssetCode,PostCode,{headings}", *lines]), folder)


def swapped_rows(found: Staged) -> list[int]:
    return [row["row"] for row in found.rows if "swapped_coordinates" in row["flags"]]


def test_a_row_far_from_its_postcode_and_in_it_the_other_way_round_is_swapped(tmp_path: Path) -> None:
    found = assets(tmp_path, "400200,334100.5", headings="X Co-ordinate,Y Co-ordinate")
    row = found.rows[-1]
    assert swapped_rows(found) == [8]
    assert [row[name] for name in ("longitude", "latitude", "easting", "northing")] == [None] * 4
    assert (row["proposed_longitude"], row["proposed_latitude"]) == pytest.approx(
        (-2.9955, 53.4935), abs=1e-3
    )
    (warning,) = [one for one in found.warnings if one["code"] == "swapped_coordinates"]
    assert {name: warning[name] for name in ("row", "column", "found", "expected", "mend")} == {
        "row": 8,
        "column": "X Co-ordinate",
        "found": "400200, 334100.5: 93 km from the other rows of L23, and among them the other way round",
        "expected": "the easting first (X Co-ordinate), then the northing (Y Co-ordinate)",
        "mend": "Write 334100.5 as X Co-ordinate and 400200 as Y Co-ordinate. The row is kept without a point"
        " until then.",
    }


def test_the_rows_around_it_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    found, without = assets(tmp_path, "400200,334100"), assets(tmp_path / "without")
    ours = {"source_id"}
    assert [{k: v for k, v in row.items() if k not in ours} for row in found.rows[:-1]] == [
        {k: v for k, v in row.items() if k not in ours} for row in without.rows
    ]
    assert found.count.read == found.count.accepted == found.count.kept == 7


def test_several_rows_that_changed_places_are_all_caught(tmp_path: Path) -> None:
    assert swapped_rows(assets(tmp_path, "400200,334100", "400800,334300")) == [8, 9]


@pytest.mark.parametrize(
    ("why", "point"),
    [
        ("an asset far away, with a postcode that is not its own", "507000,304000"),
        ("a digit is lost, and the other way round it lies nowhere near", "34000,400100"),
        ("it lies among the others as it is", "334300,400300"),
    ],
)
def test_a_point_that_is_right_or_wrong_otherwise_is_not_called_swapped(
    tmp_path: Path, why: str, point: str
) -> None:
    assert swapped_rows(assets(tmp_path, point)) == [], why


def test_a_place_where_other_rows_lie_is_doubted_for_its_postcode_instead(tmp_path: Path) -> None:
    rows = "AssetCode,PostCode,GeoX,GeoY\n" + "\n".join(
        f"A{at},L23 0AA,{row}" for at, row in enumerate(RIGHT)
    )
    camp = "\nB1,ST18 0AA,400300,334200\nB2,L23 0AA,400200,334100"
    assert swapped_rows(stage_text("land_assets", rows + camp, tmp_path)) == []


def test_without_a_postcode_nothing_tells(tmp_path: Path) -> None:
    rows = "\n".join(f"A{at},{row}" for at, row in enumerate([*RIGHT, "400200,334100"]))
    assert swapped_rows(stage_text("land_assets", f"AssetCode,GeoX,GeoY\n{rows}\n", tmp_path)) == []


def test_an_easting_beyond_great_britain_can_only_be_a_northing(tmp_path: Path) -> None:
    found = stage_text("land_assets", "AssetCode,GeoX,GeoY\nA1,1143000,447500\n", tmp_path)
    (row,) = found.rows
    assert (row["longitude"], row["flags"]) == (None, ["swapped_coordinates"])
    assert (row["proposed_longitude"], row["proposed_latitude"]) == pytest.approx((-1.146, 60.169), abs=1e-3)


def points(*pairs: tuple[float, float], outward: str = "L23") -> list[MetrePoint]:
    return [
        MetrePoint(row=at, outward=outward, column="longitude", x=x, y=y)
        for at, (x, y) in enumerate(pairs, 2)
    ]


def test_four_rows_of_a_postcode_are_too_few_to_tell() -> None:
    right = [(334_000.0, 400_000.0)] * 4
    assert exchanged(points(*right[:3], (400_000.0, 334_000.0))) == []
    assert [one.point.row for one in exchanged(points(*right, (400_000.0, 334_000.0)))] == [6]


def test_rows_that_do_not_lie_together_tell_nothing() -> None:
    apart = [(334_000.0, 400_000.0), (400_000.0, 334_000.0)] * 4
    assert exchanged(points(*apart)) == []


def test_a_brownfield_site_is_told_by_the_postcode_at_the_end_of_its_address(tmp_path: Path) -> None:
    rows = [f'u,B{at},"Yard {at}, L23 0AA",{pair}' for at, pair in enumerate([*RIGHT, "400200,334100"])]
    headings = "OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY"
    assert swapped_rows(stage_text("brownfield_land", "\n".join([headings, *rows]), tmp_path)) == [8]
