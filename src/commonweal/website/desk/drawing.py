"""The points of an upload as a plain drawing over the districts: it needs no script and prints."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from commonweal.apps.places.models import District

WIDTH, MARGIN, GRAIN = 640, 12, 3
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class PointsDrawn:
    """Outlines as paths and points as places on the drawing; `outside` are points beyond the districts'
    frame."""

    width: int
    height: int
    paths: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    outside: int


def draw_points(points: Sequence[Point]) -> PointsDrawn:
    """Draw the points over the districts' outlines; points of one spot are drawn once."""
    rings = [ring for shape in _outlines() for ring in _rings(shape)]
    corners = [point for ring in rings for point in ring] or list(points)
    if not corners:
        return PointsDrawn(width=WIDTH, height=0, paths=(), places=(), outside=0)
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / max((east - west) * squeeze, 1e-3)

    def place(point: Point) -> Point:
        return (point[0] - west) * squeeze * scale + MARGIN, (north - point[1]) * scale + MARGIN

    inside = [point for point in points if west <= point[0] <= east and south <= point[1] <= north]
    spots = {(round(x / GRAIN) * GRAIN, round(y / GRAIN) * GRAIN) for x, y in map(place, inside)}
    return PointsDrawn(
        width=WIDTH,
        height=round((north - south) * scale) + 2 * MARGIN,
        paths=tuple(_path(map(place, ring)) for ring in rings),
        places=tuple(sorted(spots)),
        outside=len(points) - len(inside),
    )


def _outlines() -> Iterator[str]:
    yield from District.objects.exclude(geometry=None).values_list("geometry", flat=True)


def _rings(geometry: str) -> list[list[Point]]:
    shape = json.loads(geometry)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [polygon[0] for polygon in polygons if polygon]


def _path(points: Iterable[Point]) -> str:
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 1:
            kept.append((x, y))
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in kept) + "Z"
