"""GeoParquet 1.1 without a spatial library: Parquet with WKB and a `geo` note that says what the WKB is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

GEOMETRY = "geometry"
VERSION = "1.1.0"


def write_geoparquet(batches: Iterable[pa.RecordBatch], schema: pa.Schema, into: Path) -> int:
    """Write batches whose column `geometry` is WKB in WGS84, longitude first; answer how many rows."""
    rows, extent = 0, Extent()
    with pq.ParquetWriter(into, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch.cast(schema))
            extent.include(batch.column(GEOMETRY))
            rows += batch.num_rows
        writer.add_key_value_metadata({"geo": json.dumps(extent.geo())})
    return rows


def points(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same batches with a point made of `longitude` and `latitude` as `geometry`, null where either
    is."""
    for batch in batches:
        longitude, latitude = (
            batch.column(name).to_numpy(zero_copy_only=False).astype("float64")
            for name in ("longitude", "latitude")
        )
        placed = ~(np.isnan(longitude) | np.isnan(latitude))
        wkb = np.full(batch.num_rows, None, dtype=object)
        wkb[placed] = shapely.to_wkb(shapely.points(longitude[placed], latitude[placed]))
        yield batch.append_column(GEOMETRY, pa.array(wkb, pa.binary()))


class Extent:
    """The kinds of geometry seen and the box round them all, gathered while the rows pass."""

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.box = [np.inf, np.inf, -np.inf, -np.inf]

    def include(self, column: pa.Array) -> None:
        """Take in a column of WKB."""
        shapes = shapely.from_wkb(column.drop_null().to_numpy(zero_copy_only=False))
        if not len(shapes):
            return
        self.types.update(shape.geom_type for shape in shapes)
        bounds = shapely.total_bounds(shapes)
        if not np.isnan(bounds).any():
            self.box = [*np.minimum(self.box[:2], bounds[:2]), *np.maximum(self.box[2:], bounds[2:])]

    def geo(self) -> dict[str, object]:
        """The note that GeoParquet asks for; without `crs` it means longitude and latitude in WGS84."""
        column: dict[str, object] = {"encoding": "WKB", "geometry_types": sorted(self.types)}
        if self.types:
            column["bbox"] = [float(edge) for edge in self.box]
        return {"version": VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
