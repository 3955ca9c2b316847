"""The Land Registry's titles held by companies and corporate bodies: two full editions and the changes
between them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from commonweal.sample.bodies import PRIVATE_OWNERS, Owner
from commonweal.sample.calendar import CHANGE_EDITIONS, FORMER_EDITION, NEWEST_EDITION, day_between
from commonweal.sample.files import Cell, csv_bytes, write_zip
from commonweal.sample.geography.streets import Street
from commonweal.sample.land.site import Site, Title
from commonweal.sample.land.titles import title_numbers
from commonweal.sample.publishers.headings import headings
from commonweal.sample.randomness import chooser
from commonweal.sample.truth import Truth
from commonweal.sample.words.places import STREET_WORDS

HEADINGS: Final = headings("corporate_ownership", "full")
CHANGE_HEADINGS: Final = (*HEADINGS, "Change Indicator", "Change Date")

_SOCIETIES: Final = (
    "Registered Society",
    "Industrial and Provident Society",
    "Community Benefit Society",
    "Co-operative Society",
    "Housing Association/Society",
    "Housing Association Registered Society",
    "Housing Association Community Benefit Society",
    "Housing Association Co-operative Society",
)
CATEGORIES: Final = (
    "Local Authority", "County Council", "Corporate Body", "Limited Company or Public Limited Company",
    "Limited Liability Partnership", "Unlimited Company",
    *(f"{name} ({form})" for name in _SOCIETIES for form in ("Company", "Corporate Body")),
)  # fmt: skip

PRIVATE_A_SITE, OUTSIDE_A_SITE = 0.7, 0.05
_SUFFIXES: Final = {
    "Limited Company or Public Limited Company": (
        "ESTATES LIMITED",
        "HOLDINGS LIMITED",
        "PROPERTIES LIMITED",
        "PLC",
    ),
    "Limited Liability Partnership": ("PARTNERS LLP",),
    "Unlimited Company": ("UNLIMITED",),
    "Corporate Body": ("DIOCESAN BOARD OF FINANCE", "UNIVERSITY", "COLLEGE CORPORATION"),
}
_ELSEWHERE: Final = (("KELDERBY", "KELDERSHIRE", "KB1 4AA"), ("FENNOW", "FENNOWSHIRE", "FN2 7DD"))

Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Proprietor:
    name: str
    company_number: str
    category: str
    address: str


def write_corporate_ownership(
    folder: Path, titles: Sequence[Title], streets: Sequence[Street], *, seed: int, truth: Truth
) -> None:
    """The former full edition, the monthly change files and the newest full edition."""
    register = _Register(titles, streets, seed=seed, truth=truth)
    register.full(folder, FORMER_EDITION, former=True)
    for edition in CHANGE_EDITIONS:
        register.changes(folder, edition)
    register.full(folder, NEWEST_EDITION, former=False)


class _Register:
    def __init__(
        self, titles: Sequence[Title], streets: Sequence[Street], *, seed: int, truth: Truth
    ) -> None:
        self._titles, self._truth = titles, truth
        pick = chooser(seed, "corporate ownership")
        self._rows = {title.number: _public_row(title, pick) for title in titles}
        others = round(len(titles) * PRIVATE_A_SITE)
        away = max(3, round(len(titles) * OUTSIDE_A_SITE))
        numbers = title_numbers(seed, "private", first=len(titles) * 4, count=others + away)
        pool = list(_pool(pick))
        self._private = [_private_row(next(numbers), pick.choice(streets), pool, pick) for _ in range(others)]
        self._private += [_outside_row(next(numbers), pool, pick) for _ in range(away)]

    def full(self, folder: Path, edition: tuple[int, int], *, former: bool) -> None:
        """One full edition, in the order of the titles' numbers, with the count in its last row."""
        states = (self._state(title, former=former) for title in self._titles)
        rows = sorted([row for row in states if row is not None] + self._private, key=lambda row: str(row[0]))
        stem = f"CCOD_FULL_{edition[0]}_{edition[1]:02d}"
        self._save(folder, stem, HEADINGS, rows, edition)
        if not former:
            self._tell(f"corporate-ownership/{stem}.zip", rows)

    def changes(self, folder: Path, edition: tuple[int, int]) -> None:
        """One change file: deletions stand among additions, as they came."""
        rows = [row for title in self._titles for row in self._changes_of(title, edition)]
        rows.sort(
            key=lambda row: (
                str(row[-1])[6:] + str(row[-1])[3:5] + str(row[-1])[:2],
                str(row[0]),
                str(row[-2]),
            )
        )
        self._save(folder, f"CCOD_COU_{edition[0]}_{edition[1]:02d}", CHANGE_HEADINGS, rows, edition)

    def _state(self, title: Title, *, former: bool) -> Row | None:
        if former:
            return None if title.joined else self._rows[title.number]
        if title.left is None:
            return self._rows[title.number]
        return _sold_row(self._rows[title.number], title) if title.buyer else None

    def _changes_of(self, title: Title, edition: tuple[int, int]) -> Iterator[Row]:
        if title.joined and _edition_of(title.joined) == edition:
            yield (*self._rows[title.number], "A", _day(title.joined))
        if title.left and _edition_of(title.left) == edition:
            yield (*self._rows[title.number], "D", _day(title.left))
            if title.buyer:
                yield (*_sold_row(self._rows[title.number], title), "A", _day(title.left))

    def _save(
        self, folder: Path, stem: str, headings: Row, rows: list[Row], edition: tuple[int, int]
    ) -> None:
        table: list[Row] = [headings, *rows, ("Row Count:", len(rows))]
        path = f"corporate-ownership/{stem}.zip"
        write_zip(folder / path, [(f"{stem}.csv", csv_bytes(table))])
        self._truth.wrote(
            path, register="corporate_ownership", publisher="HM Land Registry", rows=len(rows),
            dated=f"{edition[0]}-{edition[1]:02d}-01",
        )  # fmt: skip

    def _tell(self, file: str, rows: list[Row]) -> None:
        places = {str(row[0]): number for number, row in enumerate(rows, start=2)}
        for title in self._titles:
            row = places.get(title.number)
            if row is None:
                continue
            for site in title.sites:
                self._truth.site_row(site.key, file=file, row=row, key=title.number, evidence="title number")
            if title.owner is not title.sites[0].owner and title.left is None:
                self._truth.plant(
                    "owner disagrees",
                    file=file,
                    row=row,
                    column="Proprietor Name (1)",
                    found=title.proprietor,
                    right=title.sites[0].owner.name,
                    expect="conflict",
                    why="another body lists the site as its own; the Land Registry names this one",
                )


def _edition_of(day: date) -> tuple[int, int]:
    """What happens in a month stands in the file of the next."""
    return (day.year, day.month + 1)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _public_row(title: Title, pick: random.Random) -> Row:
    site = title.sites[0]
    address, postcode = _address(title.sites, pick)
    owner = _Proprietor(
        name=title.proprietor, company_number=title.owner.company_number, category=title.owner.category,
        address=title.owner.address,
    )  # fmt: skip
    return _row(
        number=title.number,
        tenure=title.tenure,
        address=address,
        district=site.street.district.name.upper(),
        postcode=postcode,
        several=len(title.sites) > 1,
        price=title.price,
        proprietors=[owner],
        since=title.since,
    )


def _sold_row(row: Row, title: Title) -> Row:
    buyer, left = title.buyer, title.left
    if buyer is None or left is None:
        raise ValueError(f"{title.number} was not sold to a company")
    cells = list(row)
    cells[8] = ""
    cells[9:15] = [buyer.proprietors[0], buyer.company_number, buyer.category, buyer.address, "", ""]
    cells[33] = _day(left)
    return tuple(cells)


def _address(sites: Sequence[Site], pick: random.Random) -> tuple[str, str]:
    """A property address as the register words it, and the postcode where the address has one."""
    site = sites[0]
    street, town, postcode = site.street.name, site.street.town, site.postcode.postcode
    if len(sites) > 1:
        houses = sorted({int(other.house) for other in sites if other.house.isdigit()})
        if len(houses) > 1:
            listed = ", ".join(map(str, houses[:-1])) + f" and {houses[-1]}"
            return f"{listed} {street}, {town} ({postcode})", postcode
    if site.house and pick.random() < 0.9:
        return f"{site.name}, {site.house} {street}, {town} ({postcode})".replace(
            f"{site.house} {street}, {site.house} {street}", f"{site.house} {street}"
        ), postcode
    if site.kind.numbered or pick.random() < 0.3:
        return f"{site.name}, {street}, {town} ({postcode})", postcode
    side = pick.choice(("north", "south", "east", "west"))
    named = f"{site.name}, " if pick.random() < 0.5 and "Land" not in site.name else ""
    return f"{named}land on the {side} side of {street}, {town}".replace("land", "Land", not named), ""


def _row(
    *, number: str, tenure: str, address: str, district: str, postcode: str, several: bool, price: int | None,
    proprietors: Sequence[_Proprietor], since: date, county: str = "MERROW BAY",
) -> Row:  # fmt: skip
    four: list[Cell] = []
    for one in proprietors:
        four += [one.name, one.company_number, one.category, one.address, "", ""]
    four += [""] * (24 - len(four))
    return (
        number, tenure, address, district, county, "NORTH", postcode, "Y" if several else "N",
        "" if price is None else price, *four, _day(since), "N",
    )  # fmt: skip


def _pool(pick: random.Random) -> Iterator[_Proprietor]:
    """Owners that are not public bodies, in every proprietorship category."""
    for owner in PRIVATE_OWNERS:
        yield _of_owner(owner)
    for number in range(240):
        category = pick.choice(CATEGORIES[2:])
        word, other = pick.choice(STREET_WORDS).upper(), pick.choice(STREET_WORDS).upper()
        suffix = pick.choice(
            _SUFFIXES.get(category, ("COMMUNITY LAND SOCIETY LIMITED", "HOUSING SOCIETY LIMITED"))
        )
        company = (
            f"9920{number:04d}"
            if "Company" in category
            else f"{790000 + number}"
            if "Society" in category
            else ""
        )
        postcode = f"MB{pick.randint(1, 3)} {pick.randint(1, 9)}BA"
        address = f"{pick.randint(1, 90)} {other.title()} Street, Merrow Quay ({postcode})"
        yield _Proprietor(name=f"{word} {suffix}", company_number=company, category=category, address=address)


def _of_owner(owner: Owner) -> _Proprietor:
    return _Proprietor(
        name=owner.proprietors[0],
        company_number=owner.company_number,
        category=owner.category,
        address=owner.address,
    )


def _private_row(number: str, street: Street, pool: list[_Proprietor], pick: random.Random) -> Row:
    postcode = pick.choice(street.postcodes).postcode
    house = pick.randint(1, 140)
    return _row(
        number=number, tenure="Freehold" if pick.random() < 0.72 else "Leasehold",
        address=f"{house} {street.name}, {street.town} ({postcode})", district=street.district.name.upper(),
        postcode=postcode, several=False,
        price=int(round(pick.lognormvariate(12.1, 0.8), -2)) if pick.random() < 0.4 else None,
        proprietors=pick.sample(pool, 1 if pick.random() < 0.97 else pick.randint(2, 4)),
        since=day_between(pick, date(1985, 1, 1), date(2026, 7, 20)),
    )  # fmt: skip


def _outside_row(number: str, pool: list[_Proprietor], pick: random.Random) -> Row:
    district, county, postcode = pick.choice(_ELSEWHERE)
    return _row(
        number=number,
        tenure="Freehold",
        address=f"{pick.randint(1, 99)} {pick.choice(STREET_WORDS)} Road, {district.title()}",
        district=district,
        county=county,
        postcode=postcode,
        several=False,
        price=None,
        proprietors=[pick.choice(pool)],
        since=day_between(pick, date(1990, 1, 1), date(2026, 7, 20)),
    )
