"""Where records and sites lie: in which district and ward, and how far outside their publisher's own."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from commonweal.reconcile.places.outlines import TOLERANCE_M, Outlines, codes_at, distances_outside
from commonweal.reconcile.workspace import Workspace

FAR_M = 1000.0
"""A brownfield site further outside its council's district than this is taken to be another's, metres."""


def note_tolerances(room: Workspace) -> None:
    """Put the two distances where SQL can read them."""
    room.run_text("ALTER TABLE setting ADD COLUMN tolerance_m DOUBLE")
    room.run_text("ALTER TABLE setting ADD COLUMN far_m DOUBLE")
    room.run_text("UPDATE setting SET tolerance_m = ?, far_m = ?", [TOLERANCE_M, FAR_M])


def place_records(room: Workspace, outlines: Outlines) -> None:
    """Make `record_outside`: each record's district by its point, and metres outside its publisher's own
    district."""
    table = room.arrow(
        "SELECT record_any.register, record_any.source_id, record_any.row, record_any.easting,"
        " record_any.northing, region_body.district_code"
        " FROM record_any LEFT JOIN region_body USING (body_id)"
        " WHERE easting IS NOT NULL AND northing IS NOT NULL ORDER BY ALL"
    )
    easting, northing = numbers(table, "easting"), numbers(table, "northing")
    own = np.array(table["district_code"].to_pylist(), dtype=object)
    outside = np.full(len(own), np.nan)
    for area in outlines.districts:
        theirs = own == area.code
        outside[theirs] = distances_outside(area, easting[theirs], northing[theirs])
    district_at = pa.array(codes_at(outlines.districts, easting, northing), pa.string())
    kept = table.select(["register", "source_id", "row"]).append_column("district_at", district_at)
    room.keep("record_outside", kept.append_column("outside_m", pa.array(outside, from_pandas=True)))


def place_sites(room: Workspace, outlines: Outlines) -> None:
    """Make `site_area`: each placed site's district and ward.

    A site known only by its postcode district has no ward, and has a district where nine in ten of the
    postcodes of that postcode district lie in one.
    """
    exact = room.arrow(
        "SELECT site_id, easting, northing FROM site_place WHERE place_basis <> 'postcode district'"
        " ORDER BY site_id"
    )
    easting, northing = numbers(exact, "easting"), numbers(exact, "northing")
    areas = exact.select(["site_id"])
    areas = areas.append_column(
        "district_code", pa.array(codes_at(outlines.districts, easting, northing), pa.string())
    )
    areas = areas.append_column(
        "ward_code", pa.array(codes_at(outlines.wards, easting, northing), pa.string())
    )
    room.keep("site_area", areas)
    room.run("commonweal.reconcile.sites", "rough_areas.sql")


def place_postcodes(room: Workspace, outlines: Outlines) -> None:
    """Make `postcode_area`: each postcode's district and ward, by its codes or else by its point."""
    table = room.arrow("SELECT postcode, easting, northing FROM postcode_point ORDER BY postcode")
    easting, northing = numbers(table, "easting"), numbers(table, "northing")
    areas = table.select(["postcode"])
    areas = areas.append_column(
        "district_at", pa.array(codes_at(outlines.districts, easting, northing), pa.string())
    )
    room.keep(
        "postcode_area",
        areas.append_column("ward_at", pa.array(codes_at(outlines.wards, easting, northing), pa.string())),
    )


def numbers(table: pa.Table, name: str) -> NDArray[np.float64]:
    """A column as an array of floats, NaN for null."""
    return np.asarray(table[name].cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
