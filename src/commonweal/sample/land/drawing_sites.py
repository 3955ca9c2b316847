"""Draws the true sites: who owns what, where, how large, in what state."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from commonweal.sample.bodies import OWNERS, PRIVATE_OWNERS, Owner
from commonweal.sample.geography.areas import Areas
from commonweal.sample.geography.streets import Street
from commonweal.sample.land.placing import Placer
from commonweal.sample.land.site import Place, Site
from commonweal.sample.randomness import chooser, dice
from commonweal.sample.words.kinds import BOTH, BUILDINGS, INVESTMENT, LAND, Kind, kinds_of
from commonweal.sample.words.places import STREET_WORDS

_STATES = ("vacant", "surplus", "awaiting development")
_FIRST_UPRN = 990_000_000_000
_PLACES_OF = {
    "merrow-county": ("Wrenfield", "Netherfold"),
    "pebblewick-parish": ("Pebblewick",),
    "marram-town": ("Marram",),
    "hollinbeck-parish": ("Hollinbeck",),
    "harbourside-homes": ("Harbourside",),
    "tollbridge-living": ("Tollbridge",),
}
ABROAD = 0.004


def draw_sites(areas: Areas, streets: list[Street], *, seed: int, count: int) -> list[Site]:
    """`count` true sites, shared among the public owners by their share."""
    plan = _plan(streets, seed=seed, count=count)
    owners = [owner for owner, _, _ in plan]
    rng = dice(seed, "sizes")
    floors, lands = _sizes([kind for _, kind, _ in plan], rng)
    parcel = np.maximum(np.maximum(lands * 10_000, floors * 0.9), 30.0)
    placed = Placer(areas, streets, seed=seed).place(
        np.array([street for _, _, street in plan], dtype=np.int64), parcel
    )
    uprns = rng.permutation(count * 3)
    pick = chooser(seed, "sites")
    codes = _codes(owners, pick)
    return [
        _site(
            number=i + 1,
            kind=plan[i][1],
            owner=owners[i],
            street=streets[plan[i][2]],
            place=placed.places[i],
            outline=placed.outlines[i],
            floor=float(floors[i]),
            land=float(lands[i]),
            code=codes[i],
            uprns=[str(_FIRST_UPRN + 4137 * int(u)) for u in uprns[i * 3 : i * 3 + 3]],
            pick=pick,
        )
        for i in range(len(plan))
    ]


def _plan(streets: list[Street], *, seed: int, count: int) -> list[tuple[Owner, Kind, int]]:
    """For each site its owner, its kind and its street's position in the list."""
    rng = dice(seed, "plan")
    total = sum(owner.share for owner in OWNERS + PRIVATE_OWNERS)
    plan: list[tuple[Owner, Kind, int]] = []
    for owner in OWNERS + PRIVATE_OWNERS:
        wanted = max(4, round(count * owner.share / total))
        kinds = kinds_of(owner.kind)
        common = np.array([kind.common for kind in kinds])
        drawn = rng.choice(len(kinds), wanted, p=common / common.sum())
        where = _streets_of(owner, streets)
        abroad = rng.random(wanted) < ABROAD
        near = rng.choice(where, wanted)
        anywhere = rng.integers(0, len(streets), wanted)
        street = np.where(abroad, anywhere, near)
        plan.extend((owner, kinds[k], int(s)) for k, s in zip(drawn, street, strict=True))
    return plan[:count]


def _streets_of(owner: Owner, streets: list[Street]) -> npt.NDArray[np.int64]:
    if owner.district is not None:
        names: tuple[str, ...] = (owner.district.name,)
    else:
        names = _PLACES_OF.get(owner.key, ())
    found = [i for i, s in enumerate(streets) if not names or s.district.name in names or s.town in names]
    return np.array(found or range(len(streets)), dtype=np.int64)


def _sizes(
    kinds: Sequence[Kind], rng: np.random.Generator
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    floor = np.array([kind.floor for kind in kinds]) * rng.lognormal(0, 0.38, len(kinds))
    land = np.array([kind.land for kind in kinds]) * rng.lognormal(0, 0.55, len(kinds))
    return np.round(floor, 1), np.round(land, 3)


def _codes(owners: Sequence[Owner], pick: random.Random) -> list[str]:
    """Each body's own asset codes, in the form that its software gives them."""
    counts: dict[str, int] = {}
    codes = []
    for owner in owners:
        counts[owner.key] = counts.get(owner.key, 0) + pick.randint(1, 3)
        number = counts[owner.key]
        codes.append(
            _FORMS.get(owner.prefix, "{prefix}{number:05d}").format(prefix=owner.prefix, number=number)
        )
    return codes


_FORMS = {
    "EMR": "EMR{number:04d}/B{number:07d}",
    "HBS": "{number:06d}",
    "NFD": "NF-{number:05d}",
    "SDM": "SDM/L/{number}",
    "TBG": "TB{number:05d}",
    "WRF": "W{number:04d}/001",
}  # fmt: skip


def _site(
    *, number: int, kind: Kind, owner: Owner, street: Street, place: Place, outline: shapely.Geometry | None,
    floor: float, land: float, code: str, uprns: list[str], pick: random.Random,
) -> Site:  # fmt: skip
    house = str(pick.randint(1, max(2, int(street.length / 7)))) if kind.numbered else ""
    if house and kind.floor > 200 and pick.random() < 0.06:
        house = f"{house}-{int(house) + 2 * pick.randint(1, 4)}"
    name = _name(kind, street, house, pick)
    vacancy = _vacancy(kind, pick)
    tenure, detail = _tenure(kind, vacancy, pick)
    costs, maintenance = _money(floor, vacancy, pick)
    building = kind.holding in (BUILDINGS, BOTH) and floor > 0
    return Site(
        number=number,
        kind=kind,
        name=name,
        house=house,
        street=street,
        postcode=pick.choice(street.postcodes),
        place=place,
        outline=outline,
        owner=owner,
        asset_code=code,
        uprns=tuple(uprns[: 1 if pick.random() < 0.95 else pick.randint(2, 3)]),
        tenure=tenure,
        tenure_detail=detail,
        vacancy=vacancy,
        floor=floor if building else None,
        land=land if kind.holding in (LAND, BOTH) or pick.random() < 0.6 else None,
        costs=costs,
        maintenance=maintenance,
        suitability=pick.choices(("Good", "Satisfactory", "Poor", "Unsuitable"), (25, 48, 21, 6))[0]
        if building
        else "",
        energy=pick.choices(["A+", "A", "B", "C", "D", "E", "F", "G"], (1, 3, 11, 25, 29, 18, 8, 5))[0]
        if building
        else "",
    )


def _name(kind: Kind, street: Street, house: str, pick: random.Random) -> str:
    pattern = pick.choice(kind.names)
    return pattern.format(
        street=street.name,
        town=street.town,
        ward=street.ward.name,
        word=pick.choice(STREET_WORDS),
        other=pick.choice(STREET_WORDS),
        number=house or pick.randint(2, 90),
        unit=pick.randint(1, 24),
    )


def _vacancy(kind: Kind, pick: random.Random) -> str:
    return pick.choices(_STATES, (5, 3, 2))[0] if pick.random() < kind.empty else "in use"


def _tenure(kind: Kind, vacancy: str, pick: random.Random) -> tuple[str, str]:
    """Tenure type and detail; several details may stand together."""
    tenure = pick.choices(("Freehold", "Leasehold", "Other"), (83, 14, 3))[0]
    if vacancy == "vacant":
        return tenure, "Vacant" if pick.random() < 0.85 else "Owner occupied/Vacant"
    if tenure == "Leasehold":
        return tenure, pick.choice(
            ("Leasehold in", "Leasehold in", "Ground leasehold in", "Sub leasehold in")
        )
    if tenure == "Other":
        return tenure, pick.choice(("Licence in", "Other"))
    if kind.purpose == INVESTMENT:
        return tenure, pick.choice(("Leasehold out", "Leasehold out", "Ground leasehold out", "Licence out"))
    if kind.name in ("allotments", "hall", "community centre", "bowling green"):
        return tenure, pick.choice(
            ("Leasehold out", "Licence out", "Owner occupied", "Owner occupied/Licence out")
        )
    return tenure, "Owner occupied" if pick.random() < 0.93 else "Owner occupied/Leasehold out"


def _money(floor: float, vacancy: str, pick: random.Random) -> tuple[int | None, int | None]:
    """Running costs and required maintenance in pounds; empty buildings cost less and need more."""
    if floor <= 0:
        return None, None
    empty = vacancy != "in use"
    costs = floor * pick.lognormvariate(3.9, 0.4) * (0.25 if empty else 1.0)
    mending = floor * pick.lognormvariate(3.4, 0.9) * (2.6 if empty else 1.0)
    return _rounded(costs), _rounded(mending)


def _rounded(pounds: float) -> int:
    return int(round(pounds, -2 if pounds > 5000 else -1))
