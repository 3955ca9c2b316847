"""Districts as a drawing: outlines in a small frame, with a count in the middle of each."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonweal.apps.places.models import District

WIDTH = 420
MARGIN = 10
FINEST = 1.1  # Drawing units: points nearer than this to the last one are left out.
SMALLEST, LARGEST = 15.0, 25.0

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class DrawnDistrict:
    """A district in drawing units: its outline, the middle of its circle, and where its count leads."""

    code: str
    name: str
    path: str
    x: str
    y: str
    name_y: str
    radius: str
    figure: str
    label: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A map of districts as plain SVG."""

    width: int
    height: int
    districts: tuple[DrawnDistrict, ...]


@dataclass(frozen=True, kw_only=True)
class DistrictCount:
    """What is to stand in a district: a figure, the figure in words, and its address."""

    count: int
    figure: str
    label: str
    href: str


@dataclass(frozen=True, kw_only=True)
class _Frame:
    west: float
    north: float
    scale: float
    squeeze: float

    def place(self, longitude: float, latitude: float) -> Point:
        x = (longitude - self.west) * self.squeeze * self.scale + MARGIN
        return x, (self.north - latitude) * self.scale + MARGIN


def draw_districts(districts: Iterable[District], counts: Mapping[str, DistrictCount]) -> Drawing:
    """Draw the districts that have an outline; a district without a count is drawn as none."""
    outlined = [(district, _rings(district.geometry)) for district in districts if district.geometry]
    if not outlined:
        return Drawing(width=WIDTH, height=0, districts=())
    frame, height = _frame([point for _, rings in outlined for ring in rings for point in ring])
    most = max((count.count for count in counts.values()), default=0)
    drawn = tuple(
        _draw(district, rings, frame, counts.get(district.code), most) for district, rings in outlined
    )
    return Drawing(width=WIDTH, height=height, districts=drawn)


def _rings(geometry: str) -> list[list[Point]]:
    """The outer rings of a GeoJSON polygon or multipolygon; holes are not drawn."""
    shape = json.loads(geometry)
    polygons = {"Polygon": lambda: [shape["coordinates"]], "MultiPolygon": lambda: shape["coordinates"]}
    return [polygon[0] for polygon in polygons.get(shape["type"], list)() if polygon]


def _frame(points: list[Point]) -> tuple[_Frame, int]:
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / max((east - west) * squeeze, 1e-9)
    return _Frame(west=west, north=north, scale=scale, squeeze=squeeze), round(
        (north - south) * scale
    ) + 2 * MARGIN


def _draw(
    district: District, rings: list[list[Point]], frame: _Frame, count: DistrictCount | None, most: int
) -> DrawnDistrict:
    x, y = _middle(district, rings, frame)
    radius = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(count.count / most) if count and most else SMALLEST
    return DrawnDistrict(
        code=district.code,
        name=district.name,
        path="".join(_path(ring, frame) for ring in rings),
        x=f"{x:.0f}",
        y=f"{y:.0f}",
        name_y=f"{y + radius + 15:.0f}",
        radius=f"{radius:.0f}",
        figure=count.figure if count else "0",
        label=count.label if count else district.name,
        href=count.href if count else "",
    )


def _middle(district: District, rings: list[list[Point]], frame: _Frame) -> Point:
    if district.longitude is not None and district.latitude is not None:
        return frame.place(district.longitude, district.latitude)
    largest = max(rings, key=len)
    return frame.place(sum(p[0] for p in largest) / len(largest), sum(p[1] for p in largest) / len(largest))


def _path(ring: list[Point], frame: _Frame) -> str:
    """One ring as path data, with points too near their neighbour left out."""
    kept: list[Point] = []
    for longitude, latitude, *_height in ring:
        point = frame.place(longitude, latitude)
        if not kept or math.dist(point, kept[-1]) >= FINEST:
            kept.append(point)
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in kept) + "Z"
