"""A council's list of assets of community value, and the dates that are often wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from shapely import from_wkb

from commonweal.registers.catalogue import register
from staged_rows import Staged, stage_text

STANDARD = register("community_value").variant("standard").headings
PARK = "POLYGON ((-2.9 53.4, -2.89 53.4, -2.89 53.41, -2.9 53.41, -2.9 53.4))"
SHIP = {
    "reference": "V1",
    "name": "The Ship",
    "address-text": "1 Quay, Seaport, SA1 1AA",
    "description": "Public house",
    "point": "POINT (-2.9 53.4)",
    "organisation": "local-authority:SAM",
    "nomination-date": "2023-01-02",
    "nominating-group": "Friends of the Ship",
    "decision": "listed",
    "decision-date": "2023-02-20",
    "expiry-date": "2028-02-20",
    "notification-to-sell-date": "2024-03-01",
    "interested-group": "Friends of the Ship",
    "protected-period-start-date": "2024-03-01",
    "notes": "Open",
    "entry-date": "2024-03-04",
    "start-date": "2023-02-20",
}


def staged(folder: Path, **changed: str) -> Staged:
    row = SHIP | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [",".join(STANDARD), ",".join(f'"{row.get(heading, "")}"' for heading in STANDARD)]
    return stage_text("community_value", "\n".join(lines), folder)


def test_a_row_of_the_specification(tmp_path: Path) -> None:
    found = staged(tmp_path)
    (row,) = found.rows
    assert found.warnings == found.refusals == []
    wanted = {
        "publisher": "local-authority:SAM",
        "reference": "V1",
        "postcode": "SA1 1AA",
        "longitude": -2.9,
        "latitude": 53.4,
        "decision": "listed",
        "expiry_date": date(2028, 2, 20),
        "notification_to_sell_date": date(2024, 3, 1),
        "protected_period_start_date": date(2024, 3, 1),
        "end_date": None,
        "flags": [],
    }
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("start", "what"),
    [
        ("2024-04-12", "The day given is the end of the six weeks' interim moratorium."),
        ("2024-09-01", "The day given is the end of the six months' full moratorium."),
        ("2025-09-01", "The day given is the end of the eighteen months' protected period."),
        ("2024-03-11", "The day given is 10 days from the notice."),
    ],
)
def test_a_protected_period_that_does_not_begin_with_the_notice(
    tmp_path: Path, start: str, what: str
) -> None:
    found = staged(tmp_path, protected_period_start_date=start)
    (warning,) = found.warnings
    assert (warning["column"], warning["found"], warning["mend"]) == (
        "protected-period-start-date",
        start,
        f"{what} Write 2024-03-01.",
    )
    assert found.column("flags") == [["protected_period_start"]]
    assert found.column("protected_period_start_date") == [date.fromisoformat(start)]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"notification_to_sell_date": ""}, "no_notice"),
        ({"decision_date": "2022-12-31", "expiry_date": "2027-12-31"}, "dates_out_of_order"),
        ({"expiry_date": "2022-01-01"}, "dates_out_of_order"),
        ({"expiry_date": "2033-02-20"}, "listed_too_long"),
    ],
)
def test_dates_that_cannot_be(tmp_path: Path, changed: dict[str, str], code: str) -> None:
    assert [one["code"] for one in staged(tmp_path, **changed).warnings] == [code]


def test_an_outline_alone_gives_a_point_inside_it(tmp_path: Path) -> None:
    (row,) = staged(tmp_path, point="", geometry=PARK).rows
    assert from_wkb(row["geometry"]).area == pytest.approx(0.0001)
    assert (row["longitude"], row["latitude"]) == pytest.approx((-2.895, 53.405))


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        ("point", "POINT (53.4 -2.9)", "swapped_coordinates"),
        ("point", "POINT (151 -33)", "outside_great_britain"),
        ("point", "at the quay", "bad_point"),
        ("point", PARK, "bad_point"),
        ("geometry", "POLYGON ((1 2))", "bad_geometry"),
        ("geometry", PARK.replace("-2.", "-82."), "bad_geometry"),
    ],
)
def test_places_that_are_none(tmp_path: Path, column: str, written: str, code: str) -> None:
    found = staged(tmp_path, **{column: written})
    assert [one["code"] for one in found.warnings] == [code]
    assert found.column("geometry") == [None]


def test_a_councils_own_list(tmp_path: Path) -> None:
    text = (
        "Name of asset,Location,Nominated by,Date of nomination,Outcome,Date listed,Listing expires,Ward\n"
        '"The Ship","1 Quay, SA1 1AA",Friends,2 January 2023,Listed,20/02/2023,20/02/2028,Quayside\n'
    )
    found = stage_text("community_value", text, tmp_path)
    (row,) = found.rows
    assert (row["name"], row["decision"], row["decision_date"], row["expiry_date"], row["postcode"]) == (
        "The Ship",
        "Listed",
        date(2023, 2, 20),
        date(2028, 2, 20),
        "SA1 1AA",
    )
    assert [one["found"] for one in found.warnings if one["code"] == "unknown_heading"] == ["'Ward'"]


def test_a_row_that_names_nothing_is_refused(tmp_path: Path) -> None:
    found = staged(tmp_path, name="", address_text="")
    assert (found.count.accepted, [one["code"] for one in found.refusals]) == (0, ["nothing_named"])
