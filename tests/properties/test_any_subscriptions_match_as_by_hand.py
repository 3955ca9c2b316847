"""Matching in arrays finds what asking every subscription about every event would find."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.apps.notices.models import Event
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.notices.queries.matching import Happened, Watching, pairs
from commonweal.apps.places.queries.near import Near

EARTH_RADIUS_M = 6_371_008.8
CODES = st.sampled_from(["a", "b", "c", None])
LONGITUDES = st.integers(-30, -26).map(lambda n: n / 10)
LATITUDES = st.integers(532, 536).map(lambda n: n / 10)
PLACES = st.one_of(st.none(), st.tuples(LONGITUDES, LATITUDES))


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    """An event on a coarse grid, so that edges and same places are common."""
    place = draw(PLACES)
    return Event(
        pk=number,
        on=date(2026, 11, 1),
        longitude=place[0] if place else None,
        latitude=place[1] if place else None,
        object_id=draw(st.sampled_from(["s1", "s2"])),
        ward_code=draw(CODES),
        district_code=draw(CODES),
        owner_id=draw(CODES),
        use=draw(CODES),
    )


@st.composite
def interests(draw: st.DrawFn) -> Interest:
    """Any criteria that may stand together."""
    shape = draw(st.sampled_from(["near", "area", "site", "none"]))
    west, south = draw(LONGITUDES), draw(LATITUDES)
    box = shapely.box(west, south, west + draw(st.sampled_from([0.1, 0.2])), south + 0.1)
    return Interest(
        near=Near(longitude=west, latitude=south, radius_m=draw(st.sampled_from([50.0, 7_000.0, 20_000.0])))
        if shape == "near"
        else None,
        area=str(shapely.to_geojson(box)) if shape == "area" else None,
        object_id=draw(st.sampled_from(["s1", "s3"])) if shape == "site" else None,
        ward_code=draw(CODES),
        district_code=draw(CODES),
        owner_id=draw(CODES),
        use=draw(CODES),
    )


def wants(interest: Interest, event: Event) -> bool:
    """The naive second implementation: one interest, one event, one criterion after another."""
    for name in ("object_id", "ward_code", "district_code", "owner_id", "use"):
        asked = getattr(interest, name)
        if asked and asked != getattr(event, name):
            return False
    if interest.near is None and interest.area is None:
        return True
    if event.longitude is None or event.latitude is None:
        return False
    if interest.area:
        return bool(
            shapely.intersects(
                shapely.from_geojson(interest.area), shapely.Point(event.longitude, event.latitude)
            )
        )
    return metres(interest.near, event.longitude, event.latitude) <= interest.near.radius_m


def metres(near: Near, longitude: float, latitude: float) -> float:
    """The haversine formula, with the standard library alone."""
    here, there = math.radians(near.latitude), math.radians(latitude)
    across = math.radians(longitude - near.longitude)
    chord = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(chord))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_pairs_are_those_that_asking_one_by_one_finds(data: st.DataObject) -> None:
    happened = [data.draw(events(n)) for n in range(1, data.draw(st.integers(0, 12)) + 1)]
    asked = data.draw(st.lists(interests(), max_size=12))
    through = np.array([data.draw(st.integers(0, 6)) for _ in asked], dtype=np.int64)
    who, what = pairs(Watching(asked, through), Happened.of(happened))
    by_hand = [
        (w, e)
        for w, interest in enumerate(asked)
        for e, event in enumerate(happened)
        if event.pk > through[w] and wants(interest, event)
    ]
    assert list(zip(who.tolist(), what.tolist(), strict=True)) == by_hand
