"""Eastings and northings in each other's place: told by the postcode, where the file's other rows know it.

Both numbers of most places in England can be either an easting or a northing, so numbers alone tell nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from statistics import median

ENOUGH_ROWS = 5
AGREEING = 0.75
LEAST_REACH_M = 3_000.0
REACHES = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class MetrePoint:
    """A point that a row gives in metres as `x` and `y`, `x` under the staged column `column`; with the outward
    half of the row's postcode and the flags that the row has for other reasons.
    """

    row: int
    outward: str
    column: str
    x: float
    y: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchanged:
    """A point that lies among its postcode's other rows only when its numbers change places.

    `away_m` is how far from them it lies as it stands.
    """

    point: MetrePoint
    away_m: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spread:
    """The middle of a postcode's points, and how far from it they reach."""

    x: float
    y: float
    reach_m: float

    def away_m(self, x: float, y: float) -> float:
        return hypot(x - self.x, y - self.y)


def exchanged(points: Sequence[MetrePoint]) -> list[Exchanged]:
    """The points of one file whose easting and northing stand in each other's place.

    A point is one only when its postcode's other rows lie together, it lies far from them as it stands, among
    them the other way round, and no other row of the file lies where it stands: where one does, the postcode
    may be what is wrong.
    """
    groups = defaultdict(list)
    for point in points:
        groups[point.outward].append(point)
    suspects = [one for group in groups.values() for one in _suspects(group)]
    rows = {one.point.row for one in suspects}
    others = [point for point in points if point.row not in rows]
    return [one for one in suspects if not any(_near(one.point, other) for other in others)]


def _suspects(group: Sequence[MetrePoint]) -> Iterator[Exchanged]:
    spread = _spread(group)
    if spread is None:
        return
    for point in group:
        away = spread.away_m(point.x, point.y)
        if away > REACHES * spread.reach_m and spread.away_m(point.y, point.x) <= spread.reach_m:
            yield Exchanged(point=point, away_m=away)


def _spread(group: Sequence[MetrePoint]) -> _Spread | None:
    """None where there are too few points, or they do not lie together."""
    if len(group) < ENOUGH_ROWS:
        return None
    x, y = median(point.x for point in group), median(point.y for point in group)
    away = [hypot(point.x - x, point.y - y) for point in group]
    spread = _Spread(x=x, y=y, reach_m=max(LEAST_REACH_M, REACHES * median(away)))
    together = sum(one <= spread.reach_m for one in away)
    return spread if together >= max(AGREEING * len(group), ENOUGH_ROWS - 1) else None


def _near(one: MetrePoint, other: MetrePoint) -> bool:
    return hypot(one.x - other.x, one.y - other.y) <= LEAST_REACH_M
