"""The files of a publication, in the order in which people see them, each with how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.pipeline.publish.csv_files import write_csv
from commonweal.pipeline.publish.geojson import write_geojson
from commonweal.pipeline.publish.geoparquet import GEOMETRY, points, write_geoparquet
from commonweal.pipeline.publish.withheld import publishable, without_withheld
from commonweal.pipeline.publish.workshop import Workshop
from commonweal.reconcile.snapshot.tables import SCHEMAS

CSV = "text/csv; charset=utf-8; header=present"
GEOJSON = "application/geo+json"
PARQUET = "application/vnd.apache.parquet"

Writer = Callable[[Workshop, Path], int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """A file to be written: `write` takes the workshop and a path and answers how many rows it wrote."""

    name: str
    title: str
    description: str
    media_type: str
    write: Writer


def _csv(query: str) -> Writer:
    return lambda workshop, into: write_csv(workshop, query, into)


def _geojson(query: str, identifier: str) -> Writer:
    return lambda workshop, into: write_geojson(workshop, query, into, identifier=identifier)


def _points(query: str, workshop: Workshop, into: Path) -> int:
    schema = SCHEMAS["sites"].append(
        pa.field(GEOMETRY, pa.binary(), metadata={"meaning": "The point, WKB, WGS84."})
    )
    return write_geoparquet(points(workshop.batches(query)), schema, into)


def _table(name: str, workshop: Workshop, into: Path) -> int:
    schema = publishable(name, pq.read_schema(workshop.table(name)))
    batches = without_withheld(workshop, name, workshop.table_batches(name))
    if GEOMETRY in schema.names:
        return write_geoparquet(batches, schema, into)
    rows = 0
    with pq.ParquetWriter(into, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch.cast(schema))
            rows += batch.num_rows
    return rows


MAIN = (
    Product(
        name="land-assets.csv",
        title="Land bank, as land and building assets",
        description="One row a site, in the 29 columns of the land and building assets standard.",
        media_type=CSV,
        write=_csv("land_assets"),
    ),
    Product(
        name="community-value.csv",
        title="Assets of community value",
        description="One row an entry, in the 19 columns of the national specification.",
        media_type=CSV,
        write=_csv("community_value"),
    ),
    Product(
        name="sites.csv",
        title="Sites",
        description="One row an open site, with every column; lists are parted by a semicolon.",
        media_type=CSV,
        write=_csv("open_sites"),
    ),
    Product(
        name="sites.geojson",
        title="Sites as points",
        description="One feature an open site; a site without a known place has no geometry.",
        media_type=GEOJSON,
        write=_geojson("open_sites", "site_id"),
    ),
    Product(
        name="sites.parquet",
        title="Sites as GeoParquet",
        description="One row an open site, with its point as WKB.",
        media_type=PARQUET,
        write=partial(_points, "open_sites"),
    ),
    Product(
        name="organisations.csv",
        title="Organisations",
        description="One row an organisation, with every column of the snapshot.",
        media_type=CSV,
        write=_csv("organisations"),
    ),
)


def products(workshop: Workshop) -> tuple[Product, ...]:
    """The main files, then every table of the snapshot."""
    return MAIN + tuple(_product_of_table(name) for name in workshop.names())


def _product_of_table(name: str) -> Product:
    return Product(
        name=f"tables/{name}.parquet",
        title=f"Snapshot table: {name}",
        description="As in the data dictionary, less what may not be published.",
        media_type=PARQUET,
        write=partial(_table, name),
    )
