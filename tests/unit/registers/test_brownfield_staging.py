"""A council's brownfield register, in its variants, and mended where only one mend fits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from staged_rows import Staged, stage_text

NARROW = (
    "OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,Hectares,OwnershipStatus,PlanningStatus,"
    "FirstAddedDate"
)
URI = "http://example.org/sampleton"


def staged(folder: Path, *rows: str, headings: str = NARROW) -> Staged:
    return stage_text("brownfield_land", "\n".join([headings, *rows]), folder)


def codes(found: Staged) -> list[tuple[str | None, str]]:
    """Column and code of the warnings of rows."""
    return [(column, code) for row, column, code in found.codes() if row is not None]


def test_the_normalised_form(tmp_path: Path) -> None:
    headings = (
        "entry-date,organisation,site,site-address,ownership,planning-permission-status,"
        "planning-permission-type,"
        "latitude,longitude,hectares,minimum-net-dwellings,maximum-net-dwellings,deliverable,start-date,name"
    )
    row = (
        '2020-02-03,local-authority-eng:SAM,B1,"Mill, Quay SA1 1AA",mixed ownership,pending decision,'
        "full planning permission,53.4,-2.9,1.25,24,32,yes,2019-01-02,Sampleton Council"
    )
    found = staged(tmp_path, row, headings=headings)
    (site,) = found.rows
    assert found.codes() == []
    wanted = {
        "publisher": "Sampleton Council",
        "organisation_uri": "local-authority-eng:SAM",
        "site_reference": "B1",
        "postcode": "SA1 1AA",
        "longitude": -2.9,
        "latitude": 53.4,
        "hectares": 1.25,
        "ownership_status": "mixed ownership",
        "planning_status": "pending decision",
        "permission_type": "full planning permission",
        "deliverable": True,
        "net_dwellings_from": 24,
        "net_dwellings_to": 32,
        "first_added_date": date(2019, 1, 2),
        "last_updated_date": date(2020, 2, 3),
        "end_date": None,
    }
    assert {name: site[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("written", "read", "warned"),
    [
        ("Owned By A Public Authority", "owned by a public authority", []),
        ("not-owned-by-a-public-authority", "not owned by a public authority", []),
        ("Public Ownership", "owned by a public authority", ["not_exact"]),
        ("Not in public ownership", "not owned by a public authority", ["not_exact"]),
        ("mixed owner", "mixed ownership", ["not_exact"]),
        ("unknown ownership", None, ["not_in_list"]),
        ("by a public", None, ["not_in_list"]),
        ("", None, []),
    ],
)
def test_ownership(tmp_path: Path, written: str, read: str | None, warned: list[str]) -> None:
    found = staged(tmp_path, f"{URI},B1,Mill,-2.9,53.4,1,{written},permissioned,2020-01-02")
    assert found.column("ownership_status") == [read]
    assert codes(found) == [("OwnershipStatus", code) for code in warned]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("full planning permis", "full planning permission"),
        ("Outline", "outline planning permission"),
        ("planning permission granted", "planning permission granted under an order"),
        ("planning permission", None),
        ("Not permissioned", None),
    ],
)
def test_kinds_of_permission(tmp_path: Path, written: str, read: str | None) -> None:
    headings = "SiteReference,SiteNameAddress,PermissionType"
    assert staged(tmp_path, f"B1,Mill,{written}", headings=headings).column("permission_type") == [read]


def test_a_row_without_reference_is_refused_with_what_it_held(tmp_path: Path) -> None:
    found = staged(tmp_path, f"{URI},,Quay Street,,,,,,", f"{URI},B1,,,,,,,", f"{URI},B2,Mill,,,,,,")
    assert found.column("site_reference") == ["B2"]
    assert [(one["row"], one["code"], one["found"]) for one in found.refusals] == [
        (2, "no_reference", f"{URI} | Quay Street"),
        (3, "no_place", "neither address nor point"),
    ]


def test_metres_from_the_middle_of_the_earth_are_proposed_not_used(tmp_path: Path) -> None:
    found = staged(tmp_path, f"{URI},B1,Yard,3975323.664,-7125.8838,1,,,")
    (site,) = found.rows
    assert (site["longitude"], site["flags"]) == (None, ["geocentric_coordinates"])
    assert (site["proposed_longitude"], site["proposed_latitude"]) == (-0.102704, 51.538102)


def test_headings_run_together_beside_an_empty_one(tmp_path: Path) -> None:
    headings = "Site Reference,SiteNameAddress,SitePlanURL CoordinateReferenceSystem,,GeoX,GeoY"
    found = staged(tmp_path, "B1,Mill,http://example.org/plan,ETRS89,-2.9,53.4", headings=headings)
    (site,) = found.rows
    assert (site["site_plan_url"], site["coordinate_reference_system"]) == (
        "http://example.org/plan",
        "ETRS89",
    )
    assert [code for row, _, code in found.codes() if row is None and code != "missing_column"] == [
        "run_together_headings"
    ]


def test_headings_run_together_without_an_empty_one_are_not_guessed(tmp_path: Path) -> None:
    headings = "SiteReference,SiteNameAddress,GeoX GeoY,Hectares"
    found = staged(tmp_path, "B1,Mill,-2.9 53.4,1", headings=headings)
    assert found.column("longitude") == [None]
    assert (None, "GeoX GeoY", "unknown_heading") in found.codes()


def test_two_cells_run_together_are_parted_and_told_of(tmp_path: Path) -> None:
    found = staged(
        tmp_path, f"{URI},B1,Mill,-2.9,53.4,0.39 Not owned by a public authority,,permissioned,2020-01-02"
    )
    (site,) = found.rows
    assert (site["hectares"], site["ownership_status"]) == (0.39, "not owned by a public authority")
    (warning,) = found.warnings[-1:]
    assert (warning["column"], warning["code"], warning["mend"]) == (
        "Hectares",
        "run_together_cells",
        "Put 'Not owned by a public authority' under OwnershipStatus.",
    )


@pytest.mark.parametrize(
    "row",
    [
        f"{URI},B1,Mill,,-2.9,53.4,1.5,mixed ownership,permissioned,2020-01-02",
        f"{URI},B1,Mill, High Street,-2.9,53.4,1.5,mixed ownership,permissioned,2020-01-02",
    ],
)
def test_shifted_cells_are_put_back_when_only_one_way_fits(tmp_path: Path, row: str) -> None:
    found = staged(tmp_path, row)
    (site,) = found.rows
    assert (site["longitude"], site["hectares"], site["ownership_status"], site["first_added_date"]) == (
        -2.9,
        1.5,
        "mixed ownership",
        date(2020, 1, 2),
    )
    assert codes(found) == [(None, "shifted_cells")]


def test_a_row_too_long_that_fits_in_no_way_is_refused(tmp_path: Path) -> None:
    found = staged(tmp_path, f"{URI},B1,Mill,east,north,wide,somebody,maybe,soon,extra,more,again")
    assert [one["code"] for one in found.refusals] == ["shifted_cells"]


def test_dates_are_read_the_british_way_and_told_of(tmp_path: Path) -> None:
    found = staged(tmp_path, f"{URI},B1,Mill,-2.9,53.4,1,mixed ownership,permissioned,04/05/2019")
    assert found.column("first_added_date") == [date(2019, 5, 4)]
    assert [(one["code"], one["mend"]) for one in found.warnings if one["row"]] == [
        ("date_format", "Write 2019-05-04.")
    ]
