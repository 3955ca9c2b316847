"""Brownfield registers: three councils in the standard of 2017, two in that of 2026, one in the normalised
form."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from commonweal.sample.bodies import COUNCILS, Owner
from commonweal.sample.calendar import british, day_between
from commonweal.sample.files import Cell, write_csv
from commonweal.sample.geography.projection import to_wgs84
from commonweal.sample.land.site import Site
from commonweal.sample.publishers.headings import headings
from commonweal.sample.randomness import chooser, some
from commonweal.sample.truth import Truth

FORMS: Final[Mapping[str, str]] = {
    "eastmere": "2017",
    "netherfold": "2017",
    "tollbridge": "2017",
    "harbourside": "2026",
    "wrenfield": "2026",
    "sandmarch": "normalised",
}
KINDS: Final = frozenset({"vacant land", "works", "regeneration site", "garage site", "depot"})
SHARE, WRONG_PLACE = 0.45, 2
_FAR: Final = ((642_500.0, 597_000.0), (645_200.0, 601_400.0), (584_100.0, 598_800.0))
_BLANK_OWNERSHIP: Final = "harbourside"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    reference: str
    address: str
    longitude: float
    latitude: float
    hectares: float
    ownership: str
    planning: str
    permission: str
    permitted: date | None
    fewest: int
    most: int
    deliverable: str
    added: date
    updated: date
    site: Site | None


def write_brownfield(folder: Path, sites: Sequence[Site], *, seed: int, truth: Truth) -> None:
    """One register a council."""
    for council in COUNCILS:
        pick = chooser(seed, "brownfield", council.key)
        near = [s for s in sites if s.place.district is council.district and s.kind.name in KINDS]
        entries = [
            _entry(council, place, site, pick)
            for place, site in enumerate(some(pick, near, SHARE, least=4), start=1)
        ]
        if council.key in ("eastmere", "sandmarch"):
            entries += [
                _lost(council, number, pick)
                for number in range(WRONG_PLACE if council.key == "eastmere" else 1)
            ]
        _write(folder, council, entries, truth)


def _entry(council: Owner, place: int, site: Site, pick: random.Random) -> _Entry:
    hectares = round(site.land or 0.1, 2) or 0.05
    planning = pick.choices(("permissioned", "not permissioned", "pending decision"), (45, 48, 7))[0]
    fewest = max(1, round(hectares * pick.uniform(25, 45)))
    added = day_between(pick, date(2017, 12, 1), date(2025, 12, 1))
    ownership = "owned by a public authority" if site.owner.public else "not owned by a public authority"
    if pick.random() < 0.04:
        ownership = "mixed ownership"
    return _Entry(
        reference=f"BF/{council.prefix}/{place:04d}",
        address=f"{site.name}, {site.address}",
        longitude=site.place.longitude,
        latitude=site.place.latitude,
        hectares=hectares,
        ownership="" if council.key == _BLANK_OWNERSHIP else ownership,
        planning=planning,
        permission="full planning permission" if planning == "permissioned" else "",
        permitted=day_between(pick, added, date(2026, 6, 1)) if planning == "permissioned" else None,
        fewest=fewest,
        most=round(fewest * pick.choice((1, 1, 1.4))),
        deliverable=pick.choice(("yes", "yes", "")),
        added=added,
        updated=day_between(pick, added, date(2026, 8, 1)),
        site=site,
    )


def _lost(council: Owner, number: int, pick: random.Random) -> _Entry:
    """A site of another county given to this council: some 50 to 90 km outside its district."""
    east, north = _FAR[number if council.key == "eastmere" else 2]
    longitude, latitude = to_wgs84(np.array([east]), np.array([north]))
    return _Entry(
        reference=f"KLD{number + 1:03d}",
        address=f"Former Kelder Mill {number + 1}, Kelderby",
        longitude=float(longitude[0]),
        latitude=float(latitude[0]),
        hectares=1.2,
        ownership="not owned by a public authority",
        planning="not permissioned",
        permission="",
        permitted=None,
        fewest=30,
        most=40,
        deliverable="yes",
        added=date(2019, 10, 20),
        updated=date(2019, 10, 20),
        site=None,
    )


def _write(folder: Path, council: Owner, entries: list[_Entry], truth: Truth) -> None:
    form = FORMS[council.key]
    file = f"brownfield-land-{council.key}/brownfield-land-register-{form}.csv"
    headings, row = _FORM_ROWS[form]
    write_csv(folder / file, [headings, *(row(council, entry) for entry in entries)])
    truth.wrote(
        file, register="brownfield_land", publisher=council.name, rows=len(entries), dated="2026-08-31"
    )
    for number, entry in enumerate(entries, start=2):
        if entry.site is not None:
            truth.site_row(entry.site.key, file=file, row=number, key=entry.reference, evidence="address")
            continue
        truth.plant(
            "wrong district",
            file=file,
            row=number,
            column=headings[7],
            found=f"{entry.longitude}, {entry.latitude}",
            right="",
            expect="refused as a site",
            why="the point lies more than 50 km outside the council's district",
        )


def _row_2017(council: Owner, entry: _Entry) -> list[Cell]:
    return [
        council.organisation_uri,
        council.name,
        entry.reference,
        "",
        entry.address,
        f"{council.website}/brownfield/{entry.reference.replace('/', '-')}",
        "WGS84",
        entry.longitude,
        entry.latitude,
        entry.hectares,
        entry.ownership,
        entry.deliverable,
        entry.planning,
        entry.permission,
        _iso(entry.permitted),
        "",
        "",
        entry.fewest,
        "",
        "",
        "",
        entry.fewest,
        entry.most,
        "",
        "",
        "",
        entry.added.isoformat(),
        entry.updated.isoformat(),
    ]


def _row_2026(council: Owner, entry: _Entry) -> list[Cell]:
    return [
        council.organisation_uri,
        entry.reference,
        entry.address,
        entry.longitude,
        entry.latitude,
        f"{council.website}/brownfield/{entry.reference.replace('/', '-')}",
        entry.hectares,
        entry.ownership,
        entry.planning,
        entry.permission,
        _iso(entry.permitted),
        "",
        entry.deliverable,
        entry.fewest,
        entry.most,
        "",
        "",
        entry.added.isoformat(),
        entry.updated.isoformat(),
        "",
    ]


def _row_normalised(council: Owner, entry: _Entry) -> list[Cell]:
    return [
        "2026-08-31",
        entry.updated.isoformat(),
        council.organisation.replace("local-authority:", "local-authority-eng:"),
        entry.reference,
        entry.address,
        "",
        entry.deliverable,
        entry.ownership,
        entry.planning,
        entry.permission,
        "",
        entry.latitude,
        entry.longitude,
        entry.hectares,
        entry.fewest,
        entry.most,
        entry.added.isoformat(),
        "",
        f"First added {british(entry.added)}",
        "",
        council.name,
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


_FORM_ROWS: Final[Mapping[str, tuple[Sequence[str], Callable[[Owner, _Entry], list[Cell]]]]] = {
    "2017": (headings("brownfield", "2017"), _row_2017),
    "2026": (headings("brownfield", "2026"), _row_2026),
    "normalised": (headings("brownfield", "normalised"), _row_normalised),
}
