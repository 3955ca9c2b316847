"""Outlines of districts and wards: which one a point lies in, and how far outside one it lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from commonweal.foundation.coordinates import to_british_national_grid
from commonweal.foundation.text import compact
from commonweal.registers.region import Region

TOLERANCE_M = 100.0
"""How far outside a generalised outline a point may lie and still be held to be inside, metres."""

OUTPUT_AREA_NAME = re.compile(r"(.+) \d{3}[A-Z]")

Numbers = NDArray[np.float64]
AreaRow = tuple[str, str, str | None, str | None, bytes]
"""Level, code, name, parent code, outline as WKB in WGS84."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A district or ward. `outline` is in WGS84 degrees, `grid` in metres on the British National Grid."""

    code: str
    name: str
    parent_code: str | None
    outline: shapely.Geometry
    grid: shapely.Geometry


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlines:
    """The areas of a region by level; either may be empty."""

    districts: tuple[Area, ...]
    wards: tuple[Area, ...]

    def district(self, code: str | None) -> Area | None:
        """The outline of a district, or None."""
        return next((area for area in self.districts if area.code == code), None)


def read_outlines(rows: Iterable[AreaRow], region: Region) -> Outlines:
    """The region's districts and wards out of staged areas.

    A district without an outline of its own is its smaller areas united: its wards, else its lower layer
    super output areas. Which district these lie in is said by their file, by their name (`Liverpool 031A`),
    or, for wards, by where they lie.
    """
    names = {district.code: district.name for district in region.districts}
    told = [_with_parent(row, names) for row in sorted(rows, key=lambda row: (row[0], row[1], row[4]))]
    districts = [
        found
        for code, name in sorted(names.items())
        if (found := _district(code, name, [row for row in told if code in (row[1], row[3])])) is not None
    ]
    wards = [
        _placed_in(area_of(row), districts) for row in told if row[0] == "ward" and row[3] in (None, *names)
    ]
    return Outlines(
        districts=tuple(districts), wards=tuple(_once([ward for ward in wards if ward.parent_code]))
    )


def _with_parent(row: AreaRow, names: Mapping[str, str]) -> AreaRow:
    """The row with the district that its name says, where its file says none."""
    level, code, name, parent, outline = row
    found = OUTPUT_AREA_NAME.fullmatch(name or "")
    if parent is not None or level != "lsoa" or found is None:
        return row
    said = compact(found[1])
    return level, code, name, next((one for one in names if compact(names[one]) == said), None), outline


def _placed_in(ward: Area, districts: Sequence[Area]) -> Area:
    """The ward with the district that holds most of it, where its file says none."""
    if ward.parent_code is not None:
        return ward
    shares = [
        (float(shapely.area(shapely.intersection(ward.grid, area.grid))), area.code) for area in districts
    ]
    most, code = max(shares, default=(0.0, ""))
    return replace(ward, parent_code=code if most > float(shapely.area(ward.grid)) / 2 else None)


def _district(code: str, name: str, rows: Sequence[AreaRow]) -> Area | None:
    own = [row[4] for row in rows if row[0] == "district" and row[1] == code]
    for parts in (own[:1], _parts(rows, "ward", code), _parts(rows, "lsoa", code)):
        if parts:
            outline = shapely.union_all([valid(part) for part in parts])
            return make_area(code, name, None, outline)
    return None


def _parts(rows: Sequence[AreaRow], level: str, code: str) -> list[bytes]:
    return [row[4] for row in rows if row[0] == level and row[3] == code]


def _once(areas: Sequence[Area]) -> list[Area]:
    return [
        areas[at] for at in sorted({area.code: at for at, area in reversed(list(enumerate(areas)))}.values())
    ]


def area_of(row: AreaRow) -> Area:
    """An area out of a staged row."""
    return make_area(row[1], row[2] or row[1], row[3], valid(row[4]))


def make_area(code: str, name: str, parent_code: str | None, outline: shapely.Geometry) -> Area:
    """An area with its outline in metres as well."""
    return Area(code=code, name=name, parent_code=parent_code, outline=outline, grid=to_grid(outline))


def valid(wkb: bytes) -> shapely.Geometry:
    """The geometry in some WKB, made valid where it crosses itself."""
    return shapely.make_valid(shapely.from_wkb(wkb))


def to_grid(outline: Any) -> Any:
    """A geometry, or an array of them, from WGS84 to the British National Grid."""

    def convert(points: Numbers) -> Numbers:
        return np.column_stack(to_british_national_grid(points[:, 0], points[:, 1]))

    return shapely.transform(outline, convert)


def codes_at(
    areas: Sequence[Area], easting: Numbers, northing: Numbers, *, tolerance_m: float = TOLERANCE_M
) -> list[str | None]:
    """For each point the code of the area it lies in, or of the nearest within the tolerance, or None.

    A point on the border of two areas lies in the one whose code comes first. NaN is nowhere.
    """
    found: list[str | None] = [None] * len(easting)
    points = _points(easting, northing)
    tree = shapely.STRtree(points)
    near = np.full(len(points), np.inf)
    for area in sorted(areas, key=lambda area: area.code):
        hits = tree.query(area.grid, predicate="dwithin", distance=tolerance_m)
        distances = shapely.distance(points[hits], area.grid)
        for at, distance in zip(hits[distances < near[hits]], distances[distances < near[hits]], strict=True):
            found[at], near[at] = area.code, distance
    return found


def distances_outside(area: Area, easting: Numbers, northing: Numbers) -> Numbers:
    """Metres from each point to the area; 0 inside it, NaN where there is no point."""
    shapely.prepare(area.grid)
    return np.asarray(shapely.distance(_points(easting, northing), area.grid), dtype=np.float64)


def _points(easting: Numbers, northing: Numbers) -> NDArray[np.object_]:
    points = np.asarray(shapely.points(easting, northing), dtype=object)
    points[~(np.isfinite(easting) & np.isfinite(northing))] = None
    return points
