"""Outlines attached to sites: index polygons that hold a site's published point, and outlines of listings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from commonweal.reconcile.sites.placing import numbers
from commonweal.reconcile.snapshot.columns import arrow_schema
from commonweal.reconcile.workspace import Workspace

AT_ONCE = 50_000
INSPIRE = (
    "The site's published point lies inside this freehold outline. The outline carries no title number:"
    " the site may be more or less than it."
)
LISTING = "The list of assets of community value gives this outline."
SCHEMA = arrow_schema(text="polygon_id site_id kind reason", geometry="geometry", number="area_m2")


def join_polygons(room: Workspace) -> None:
    """Make `out_polygon`."""
    room.keep("out_polygon", pa.concat_tables([*inspire_polygons(room), listing_outlines(room)]))


def inspire_polygons(room: Workspace) -> Iterator[pa.Table]:
    """Index polygons, a batch at a time, with the sites whose published point they hold. Nothing rougher will
    do."""
    yield SCHEMA.empty_table()
    points = room.arrow(
        "SELECT site_id, longitude, latitude FROM site_place WHERE place_basis IN ('published point', 'uprn')"
        " ORDER BY site_id"
    )
    places: Any = shapely.points(numbers(points, "longitude"), numbers(points, "latitude"))
    tree = shapely.STRtree(places)
    batches = room.connection.sql(
        "SELECT inspire_id, geometry, area_m2 FROM inspire_polygons_polygon WHERE geometry IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY inspire_id ORDER BY source_id DESC, row) = 1"
    ).to_arrow_reader(AT_ONCE)
    for batch in batches:
        outlines = shapely.from_wkb(
            np.array(batch["geometry"].to_pylist(), dtype=object), on_invalid="ignore"
        )
        at, hit = tree.query(outlines, predicate="intersects")
        yield _polygons(
            pa.Table.from_batches([batch])
            .take(pa.array(at))
            .rename_columns(["polygon_id", "geometry", "area_m2"]),
            points["site_id"].take(pa.array(hit)),
            kind="inspire",
            reason=INSPIRE,
        )


def listing_outlines(room: Workspace) -> pa.Table:
    """Outlines that lists of community value give, by their reference."""
    found = room.arrow(
        "SELECT coalesce(reference, source_id || ' ' || row) AS polygon_id, geometry,"
        " NULL::DOUBLE AS area_m2,"
        " site_id"
        " FROM out_listing WHERE geometry IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY polygon_id, site_id ORDER BY source_id, row) = 1"
        " ORDER BY ALL"
    )
    return _polygons(
        found.select(["polygon_id", "geometry", "area_m2"]), found["site_id"], kind="listing", reason=LISTING
    )


def _polygons(outlines: pa.Table, sites: pa.ChunkedArray[Any], *, kind: str, reason: str) -> pa.Table:
    count = outlines.num_rows
    table = outlines.append_column("site_id", sites)
    table = table.append_column("kind", pa.array([kind] * count, pa.string()))
    return (
        table.append_column("reason", pa.array([reason] * count, pa.string()))
        .select(SCHEMA.names)
        .cast(SCHEMA)
    )
