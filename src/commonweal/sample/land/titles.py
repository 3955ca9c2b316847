"""Draws the titles of the sites: most have one, some several, some share one; a few leave or join between
editions."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from commonweal.sample.bodies import OTHER_BODIES, PRIVATE_OWNERS, Owner
from commonweal.sample.calendar import CHANGE_EDITIONS, day_between
from commonweal.sample.land.site import Site, Title
from commonweal.sample.randomness import chooser, dice

SHARED_KINDS = frozenset({"garage site", "shop", "amenity land", "industrial unit", "house"})
A_PREFIX = 900_000
OTHER_OWNERS = PRIVATE_OWNERS + OTHER_BODIES
OWNER_DIFFERS = 0.007
LEAVES, JOINS, SOLD_TO_COMPANY = 0.006, 0.003, 0.6


def draw_titles(sites: list[Site], *, seed: int) -> list[Title]:
    """Every registered title of the sites, by number."""
    pick = chooser(seed, "titles")
    numbers = title_numbers(seed, "public", first=0, count=len(sites) * 3)
    titles: list[Title] = []
    for group in _groups(sites, pick):
        for _ in range(_titles_of(group, pick)):
            titles.append(_title(next(numbers), group, pick))
    return sorted(titles, key=lambda title: title.number)


def title_numbers(seed: int, purpose: str, *, first: int, count: int) -> Iterator[str]:
    """Title numbers of a register that does not exist: `MB` and six digits, then `MBA`, `MBB` and so on, in
    no order."""
    order = dice(seed, "title numbers", purpose).permutation(count) + first
    return (_number(int(place)) for place in order)


def _number(place: int) -> str:
    letters, rest = divmod(place, A_PREFIX)
    return f"MB{'' if letters == 0 else chr(ord('A') + letters - 1)}{100_000 + rest}"


def _groups(sites: list[Site], pick: random.Random) -> Iterator[tuple[Site, ...]]:
    """Sites that share a title: some neighbours of one owner on one street. The others stand alone."""
    alike: dict[tuple[str, str, str, str], list[Site]] = defaultdict(list)
    for site in sites:
        alone = site.kind.name not in SHARED_KINDS
        alike[
            (site.owner.key, site.street.ward.code, site.street.name, str(site.number) if alone else "")
        ].append(site)
    for group in alike.values():
        if len(group) > 1 and pick.random() < 0.35:
            yield tuple(group)
        else:
            yield from ((site,) for site in group)


def _titles_of(group: tuple[Site, ...], pick: random.Random) -> int:
    registered = {"Freehold": 0.9, "Leasehold": 0.6, "Other": 0.1}[group[0].tenure]
    if pick.random() > registered:
        return 0
    return 1 if pick.random() < 0.94 else pick.randint(2, 4)


def _title(number: str, group: tuple[Site, ...], pick: random.Random) -> Title:
    site = group[0]
    owner = pick.choice(OTHER_OWNERS) if pick.random() < OWNER_DIFFERS else site.owner
    fate = pick.random()
    left = joined = buyer = None
    if fate < LEAVES:
        left = day_between(pick, *_window())
        buyer = pick.choice(PRIVATE_OWNERS) if pick.random() < SOLD_TO_COMPANY else None
    elif fate < LEAVES + JOINS:
        joined = day_between(pick, *_window())
    return Title(
        number=number,
        sites=group,
        tenure="Leasehold" if site.tenure == "Leasehold" else "Freehold",
        proprietor=_proprietor(owner, pick),
        owner=owner,
        price=_price(pick),
        since=joined or day_between(pick, date(1974, 4, 1), date(2026, 5, 31)),
        left=left,
        buyer=buyer,
        joined=joined,
    )


def _window() -> tuple[date, date]:
    """The days between the editions: what happens in one month stands in the next month's change file."""
    first, last = CHANGE_EDITIONS[0], CHANGE_EDITIONS[-1]
    return date(first[0], first[1] - 1, 3), date(last[0], last[1] - 1, 27)


def _proprietor(owner: Owner, pick: random.Random) -> str:
    return owner.proprietors[0] if pick.random() < 0.8 else pick.choice(owner.proprietors)


def _price(pick: random.Random) -> int | None:
    return int(round(pick.lognormvariate(12.2, 1.1), -3)) if pick.random() < 0.14 else None
