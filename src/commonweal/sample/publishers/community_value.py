"""Lists of assets of community value: three councils use the national columns, three their own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from commonweal.sample.bodies import COUNCILS, Owner
from commonweal.sample.calendar import TODAY, british
from commonweal.sample.files import Cell, write_csv, write_workbook
from commonweal.sample.geography.projection import to_wgs84
from commonweal.sample.land.listings import Entry
from commonweal.sample.land.site import Site
from commonweal.sample.publishers.headings import headings
from commonweal.sample.randomness import chooser
from commonweal.sample.truth import Truth

NATIONAL: Final = headings("community_value", "national")
IN_NATIONAL_COLUMNS: Final = ("eastmere", "harbourside", "sandmarch")


def write_community_value(folder: Path, entries: Sequence[Entry], *, truth: Truth, seed: int) -> None:
    """One list a council."""
    for council in COUNCILS:
        mine = [entry for entry in entries if entry.reference.startswith(council.prefix)]
        if council.key in IN_NATIONAL_COLUMNS:
            _write_national(folder, council, mine, truth, chooser(seed, "community value", council.key))
        else:
            _OWN[council.key](folder, council, mine, truth)


def _write_national(
    folder: Path, council: Owner, entries: list[Entry], truth: Truth, pick: random.Random
) -> None:
    file = f"community-value-{council.key}/assets-of-community-value.csv"
    rows: list[Sequence[Cell]] = [NATIONAL]
    confused = {entry.reference for entry in entries if entry.notice and pick.random() < 0.3}
    for number, entry in enumerate(entries, start=2):
        protected = entry.protected
        if entry.reference in confused and protected:
            protected += timedelta(days=182)
            truth.plant(
                "protected period confused",
                file=file,
                row=number,
                column="protected-period-start-date",
                found=protected.isoformat(),
                right=(entry.protected or protected).isoformat(),
                expect="warned",
                why="the end of the full moratorium stands where the day of the owner's notice belongs",
            )
        rows.append(_national_row(entry, council, protected, with_outline=pick.random() < 0.6))
        truth.site_row(entry.site.key, file=file, row=number, key=entry.reference, evidence="address")
    write_csv(folder / file, rows, encoding="utf-8-sig" if council.key == "eastmere" else "utf-8")
    truth.wrote(
        file, register="community_value", publisher=council.name, rows=len(entries), dated=TODAY.isoformat()
    )


def _national_row(entry: Entry, council: Owner, protected: date | None, *, with_outline: bool) -> list[Cell]:
    site = entry.site
    outline = _outline(site) if with_outline and site.outline is not None else ""
    return [
        entry.reference,
        site.name,
        site.address,
        _description(site),
        f"POINT ({site.place.longitude} {site.place.latitude})",
        outline,
        council.organisation,
        entry.nominated.isoformat(),
        entry.group,
        _decision(entry),
        _iso(entry.decided),
        _iso(entry.expires),
        _iso(entry.notice),
        entry.bidder,
        _iso(protected),
        "",
        "2026-10-30",
        _iso(entry.decided if entry.listed else None),
        _iso(entry.expires if entry.expired else None),
    ]


def _decision(entry: Entry) -> str:
    if entry.decided is None:
        return ""
    return "listed" if entry.listed else "not listed"


def _description(site: Site) -> str:
    size = f"{site.floor:.0f} m² inside" if site.floor else f"{site.land or 0.1:.2f} ha of land"
    return f"{site.kind.name.capitalize()} in {site.street.ward.name} ward; {size}."


def _outline(site: Site) -> str:
    ring = shapely.get_coordinates(site.outline)
    longitude, latitude = to_wgs84(ring[:, 0], ring[:, 1])
    return (
        "MULTIPOLYGON ((("
        + ", ".join(f"{x} {y}" for x, y in np.column_stack((longitude, latitude)).tolist())
        + ")))"
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _brit(day: date | None) -> str:
    return british(day) if day else ""


def _long(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _netherfold(folder: Path, council: Owner, entries: list[Entry], truth: Truth) -> None:
    headings = (
        "Ref",
        "Asset",
        "Address",
        "Postcode",
        "Nominated by",
        "Date nomination received",
        "Decision",
        "Date of decision",
        "Listing expires",
        "Notice of disposal received",
        "Request to be treated as bidder",
        "Comments",
    )
    rows = [
        (
            e.reference,
            e.site.name,
            f"{e.site.house_and_street}, {e.site.street.town}",
            e.site.postcode.postcode,
            e.group,
            _brit(e.nominated),
            {"": "Pending", "listed": "Accepted", "not listed": "Rejected"}[_decision(e)],
            _brit(e.decided),
            _brit(e.expires),
            _brit(e.notice),
            e.bidder,
            "Listing has expired" if e.expired else "",
        )
        for e in entries
    ]
    file = f"community-value-{council.key}/ACV list Oct 2026.csv"
    write_csv(folder / file, [headings, *rows], encoding="cp1252")
    _tell(file, council, entries, truth, first=2)


def _tollbridge(folder: Path, council: Owner, entries: list[Entry], truth: Truth) -> None:
    headings = (
        "Reference number",
        "Name of asset",
        "Address of asset",
        "UPRN",
        "Nominating body",
        "Nomination date",
        "Outcome",
        "Outcome date",
        "Expiry date",
        "Date of notice to dispose",
        "Interim moratorium ends",
    )
    rows = [
        (
            e.reference,
            e.site.name,
            e.site.address,
            e.site.uprns[0],
            e.group,
            _brit(e.nominated),
            {"": "Under consideration", "listed": "Successful", "not listed": "Unsuccessful"}[_decision(e)],
            _brit(e.decided),
            _brit(e.expires),
            _brit(e.notice),
            _brit(e.notice + timedelta(days=42) if e.notice else None),
        )
        for e in entries
    ]
    file = f"community-value-{council.key}/Assets of Community Value register.xlsx"
    above: list[Sequence[Cell]] = [("Tollbridge Council: assets of community value",), (), headings]
    write_workbook(folder / file, [("Register", [*above, *rows])])
    _tell(file, council, entries, truth, first=4)


def _wrenfield(folder: Path, council: Owner, entries: list[Entry], truth: Truth) -> None:
    headings = (
        "Property",
        "Location",
        "Ward",
        "Nominated by",
        "Date of nomination",
        "Status",
        "Date of listing",
        "Listing expiry date",
    )
    rows = [
        (
            e.site.name,
            e.site.address,
            e.site.place.ward.name,
            e.group,
            _long(e.nominated),
            "Expired"
            if e.expired
            else {"": "Being decided", "listed": "On the list", "not listed": "Not listed"}[_decision(e)],
            _long(e.decided),
            _long(e.expires),
        )
        for e in entries
    ]
    file = f"community-value-{council.key}/community-assets.csv"
    write_csv(folder / file, [headings, *rows])
    _tell(file, council, entries, truth, first=2)


def _tell(file: str, council: Owner, entries: list[Entry], truth: Truth, *, first: int) -> None:
    for number, entry in enumerate(entries, start=first):
        truth.site_row(entry.site.key, file=file, row=number, key=entry.reference, evidence="address")
    truth.wrote(
        file, register="community_value", publisher=council.name, rows=len(entries), dated="2026-10-30"
    )


_OWN: Final = {"netherfold": _netherfold, "tollbridge": _tollbridge, "wrenfield": _wrenfield}
