"""Outlines of districts, made simpler for drawing."""

from __future__ import annotations

import json
from functools import lru_cache

import shapely

from commonweal.apps.places.models import District

# About twenty metres: finer than a map of a city region shows.
TOLERANCE_DEGREES = 0.0002


def district_outlines() -> list[str]:
    """Each district with an outline, as a GeoJSON feature: one query."""
    rows = District.objects.exclude(geometry=None).values_list("code", "name", "geometry")
    return [feature(code, name, geometry) for code, name, geometry in rows]


@lru_cache(maxsize=64)
def feature(code: str, name: str, geometry: str) -> str:
    """One district as a GeoJSON feature with a simpler outline; the latest are held."""
    outline = shapely.simplify(shapely.from_geojson(geometry), TOLERANCE_DEGREES, preserve_topology=True)
    properties = json.dumps({"code": code, "name": name}, ensure_ascii=False)
    return f'{{"type":"Feature","properties":{properties},"geometry":{shapely.to_geojson(outline)}}}'
