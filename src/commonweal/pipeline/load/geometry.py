"""Outlines as the site keeps them: light GeoJSON for areas, WKB with its box for sites."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from commonweal.pipeline.load.workshop import BATCH, Row, Workshop

# About twenty metres: an area's outline on a screen, not in a court.
AREA_TOLERANCE_DEGREES = 0.0002
AREA_GRID_DEGREES = 0.00001

AREA_COLUMNS = ("code", "name", "longitude", "latitude", "west", "south", "east", "north", "geometry")
OUTLINE_COLUMNS = (
    "polygon_id", "site_id", "kind", "area_m2", "reason", "geometry", "west", "south", "east", "north",
)  # fmt: skip


def light_geojson(outline: bytes | None) -> str | None:
    """The outline as GeoJSON, simplified and rounded; None where there is none."""
    if outline is None:
        return None
    light = shapely.simplify(shapely.from_wkb(outline), AREA_TOLERANCE_DEGREES)
    return str(shapely.to_geojson(shapely.set_precision(light, AREA_GRID_DEGREES)))


def district_rows(workshop: Workshop) -> Iterator[Row]:
    """The districts, in the order of `AREA_COLUMNS`."""
    for *values, outline in workshop.rows(
        "SELECT code, name, longitude, latitude, west, south, east, north, geometry FROM districts"
    ):
        yield (*values, light_geojson(outline))


def ward_rows(workshop: Workshop) -> Iterator[Row]:
    """The wards, in the order of `AREA_COLUMNS` and then `district_code`."""
    for *values, outline, district in workshop.rows(
        "SELECT code, name, longitude, latitude, west, south, east, north, geometry, district_code FROM wards"
    ):
        yield (*values, light_geojson(outline), district)


def outline_rows(workshop: Workshop) -> Iterator[Row]:
    """The outlines of sites, in the order of `OUTLINE_COLUMNS`."""
    cursor = workshop.database.cursor().execute(
        "SELECT polygon_id, site_id, kind, area_m2, reason, geometry FROM polygons"
    )
    while batch := cursor.fetchmany(BATCH):
        boxes = shapely.bounds(shapely.from_wkb(np.array([bytes(row[5]) for row in batch], dtype=object)))
        for row, box in zip(batch, boxes.tolist(), strict=True):
            yield (*row, *box)
