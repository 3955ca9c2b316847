"""Who is told of what: all subscriptions against all events at once, in arrays.

Each watcher is driven by the narrowest of its criteria, which gives candidates from an index (a tree of points,
or events sorted by code); the other criteria then sieve the pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from commonweal.apps.notices.enums import Reason
from commonweal.apps.notices.models import Event
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.places.queries.distances import EARTH_RADIUS_M, metres_between

Array = npt.NDArray[np.int64]
Pairs = tuple[Array, Array]

# A watcher's codes: no such criterion; a value that no event has. An event's: no value.
ANY, UNKNOWN, ABSENT = -1, -2, -3
FIELDS = {
    Reason.SITE: "object_id",
    Reason.WARD: "ward_code",
    Reason.OWNER: "owner_id",
    Reason.USE: "use",
    Reason.DISTRICT: "district_code",
}
# So many watchers at a time keep the pairs of a whole region in memory.
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Happened:
    """Events as arrays. Degrees are NaN where an event has no place."""

    id: Array
    longitude: npt.NDArray[np.float64]
    latitude: npt.NDArray[np.float64]
    values: dict[str, list[str | None]]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Happened:
        """The arrays of these events, in their order."""
        held = list(events)
        return cls(
            np.array([one.pk for one in held], dtype=np.int64),
            np.array([one.longitude for one in held], dtype=np.float64),
            np.array([one.latitude for one in held], dtype=np.float64),
            {name: [getattr(one, name) for one in held] for name in FIELDS.values()},
        )


@dataclass(frozen=True, slots=True)
class Watching:
    """Watchers as arrays: what each wants, and the id of the last event that it was asked about."""

    interests: Sequence[Interest]
    through: Array


def pairs(watching: Watching, happened: Happened) -> Pairs:
    """The places (in the two lists) of every watcher and every event that fit, in order."""
    if not len(happened.id) or not len(watching.interests):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    wanted, held = codes(watching.interests, happened)
    tree = shapely.STRtree(points(happened))
    found = [
        sieved(chunk, watching, happened, wanted, held, tree)
        for start in range(0, len(watching.interests), CHUNK)
        for chunk in [np.arange(start, min(start + CHUNK, len(watching.interests)))]
    ]
    watchers, events = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((events, watchers))
    return watchers[order], events[order]


def codes(interests: Sequence[Interest], happened: Happened) -> tuple[dict[str, Array], dict[str, Array]]:
    """Every text as a number, of watchers and of events."""
    wanted, held = {}, {}
    for name in FIELDS.values():
        known = {text: at for at, text in enumerate(sorted({one for one in happened.values[name] if one}))}
        asked = (getattr(interest, name) for interest in interests)
        wanted[name] = np.array([known.get(one, UNKNOWN) if one else ANY for one in asked], dtype=np.int64)
        held[name] = np.array(
            [known[one] if one else ABSENT for one in happened.values[name]], dtype=np.int64
        )
    return wanted, held


def points(happened: Happened) -> npt.NDArray[np.object_]:
    """The events' places; an empty point, which nothing holds, where there is none."""
    return shapely.points(np.column_stack((happened.longitude, happened.latitude)))


def sieved(
    chunk: Array,
    watching: Watching,
    happened: Happened,
    wanted: dict[str, Array],
    held: dict[str, Array],
    tree: shapely.STRtree,
) -> Pairs:
    """The pairs of a chunk of watchers."""
    interests = watching.interests
    candidates = list(driven(chunk, interests, wanted, held, tree, len(happened.id)))
    watchers, events = (np.concatenate(parts) for parts in zip(*candidates, strict=True))
    fits = happened.id[events] > watching.through[watchers]
    for name in FIELDS.values():
        asked = wanted[name][watchers]
        fits &= (asked == ANY) | (asked == held[name][events])
    watchers, events = watchers[fits], events[fits]
    fits = within_circles(watchers, events, interests, happened)
    return watchers[fits], events[fits]


def driven(
    chunk: Array,
    interests: Sequence[Interest],
    wanted: dict[str, Array],
    held: dict[str, Array],
    tree: shapely.STRtree,
    count: int,
) -> Iterator[Pairs]:
    """Candidates of each watcher by its narrowest criterion; an area is then settled, the rest is sieved."""
    reasons = np.array([interests[at].reason for at in chunk], dtype=object)
    for reason, name in FIELDS.items():
        yield by_code(chunk[reasons == reason], wanted[name], held[name])
    circles = chunk[reasons == Reason.NEAR]
    yield in_tree(circles, [box_around(interests[at]) for at in circles], tree)
    yield (
        np.repeat(chunk[reasons == Reason.REGION], count),
        np.tile(np.arange(count), int((reasons == Reason.REGION).sum())),
    )
    areas = chunk[reasons == Reason.AREA]
    yield in_tree(areas, [shapely.from_geojson(interests[at].area) for at in areas], tree)


def by_code(watchers: Array, wanted: Array, held: Array) -> Pairs:
    """Watchers and events of the same code."""
    order = np.argsort(held, kind="stable")
    ordered = held[order]
    first = np.searchsorted(ordered, wanted[watchers], side="left")
    counts = np.searchsorted(ordered, wanted[watchers], side="right") - first
    starts = np.repeat(first - (np.cumsum(counts) - counts), counts)
    return np.repeat(watchers, counts), order[starts + np.arange(counts.sum())]


def in_tree(watchers: Array, shapes: list[shapely.Geometry], tree: shapely.STRtree) -> Pairs:
    """Watchers and the events whose points lie in their shapes, edges included."""
    if not len(watchers):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    found, events = tree.query(np.array(shapes, dtype=object), predicate="intersects")
    return watchers[found], events.astype(np.int64)


def box_around(interest: Interest) -> shapely.Geometry:
    """A box in degrees that holds the whole circle."""
    near = interest.near
    if near is None:
        return shapely.Polygon()
    # One part in a hundred more than a sphere needs; cosines are smallest at the edge nearer to the pole.
    up = 1.01 * np.degrees(near.radius_m / EARTH_RADIUS_M)
    narrowest = np.cos(np.radians(min(abs(near.latitude) + up, 89.0)))
    across = up / narrowest
    return shapely.box(
        near.longitude - across, near.latitude - up, near.longitude + across, near.latitude + up
    )


def within_circles(
    watchers: Array, events: Array, interests: Sequence[Interest], happened: Happened
) -> npt.NDArray[np.bool_]:
    """Whether each pair is near enough; true for watchers without a circle."""
    circles = np.array(
        [
            (one.near.longitude, one.near.latitude, one.near.radius_m) if one.near else (np.nan,) * 3
            for one in interests
        ],
        dtype=np.float64,
    )[watchers].reshape(-1, 3)
    metres = metres_between(
        circles[:, 0], circles[:, 1], happened.longitude[events], happened.latitude[events]
    )
    return np.isnan(circles[:, 2]) | (metres <= circles[:, 2])
