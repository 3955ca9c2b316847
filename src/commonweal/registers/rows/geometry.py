"""Points and outlines as well-known text (WKT) in a council's row."""

from __future__ import annotations

from typing import Any

from shapely import GEOSException, from_wkt
from shapely.geometry.base import BaseGeometry

from commonweal.foundation.text import excerpt
from commonweal.registers.rows.cells import Cells
from commonweal.registers.rows.points import NOWHERE, Point, from_degrees, from_metres, in_degrees, in_metres

LONGEST = 2_000_000


def read_geometry(cells: Cells, column: str = "geometry") -> BaseGeometry | None:
    """An outline from WKT in WGS84 that lies in Great Britain, or None after noting what is wrong with it."""
    found = cells.text(column)
    if found is None:
        return None
    try:
        outline = from_wkt(found[:LONGEST].removeprefix("SRID=4326;"))
    except GEOSException as problem:
        cells.warn(
            column, "bad_geometry", excerpt(found, 60), "an outline as WKT", f"{excerpt(str(problem), 90)}."
        )
        return None
    if outline.is_empty or not _in_britain(outline):
        mend = "Give longitude before latitude, in degrees."
        cells.warn(column, "bad_geometry", excerpt(found, 60), "an outline in Great Britain, in WGS84", mend)
        return None
    return outline


def _in_britain(outline: BaseGeometry) -> bool:
    west, south, east, north = outline.bounds
    return in_degrees(west, south) and in_degrees(east, north)


def read_point_text(cells: Cells, column: str = "point") -> Point | None:
    """A point from `POINT (-2.98 53.41)`; None when the column is empty or is no point."""
    found = cells.text(column)
    if found is None:
        return None
    try:
        point: Any = from_wkt(found.removeprefix("SRID=4326;"))
        x, y = float(point.x), float(point.y)
    except (GEOSException, AttributeError, ValueError):
        cells.warn(column, "bad_point", found, "POINT (longitude latitude)", "Write it so, in degrees.")
        return None
    return _checked(cells, column, found, x, y)


def _checked(cells: Cells, column: str, found: str, x: float, y: float) -> Point:
    if in_degrees(x, y):
        return from_degrees(x, y)
    if in_metres(x, y):
        cells.warn(
            column, "wrong_reference_system", found, "degrees in WGS84", "Turn the metres into degrees."
        )
        return from_metres(x, y)
    if in_degrees(y, x):
        cells.flag("swapped_coordinates")
        mend = f"Write POINT ({y:.10g} {x:.10g}). The row is kept without a point until then."
        cells.warn(column, "swapped_coordinates", found, "the longitude first, then the latitude", mend)
        return Point(proposed=(y, x))
    cells.flag("outside_great_britain")
    mend = "Look the point up again. The row is kept without it."
    cells.warn(column, "outside_great_britain", found, "a point in Great Britain", mend)
    return NOWHERE
