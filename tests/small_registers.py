"""Staged files and a region, written by hand, for tests of reconciling."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from commonweal.foundation.coordinates import to_wgs84
from commonweal.reconcile.assemble import assemble
from commonweal.reconcile.decisions import NONE, Decisions
from commonweal.reconcile.inputs import INPUTS
from commonweal.reconcile.snapshot import SCHEMAS, Snapshot
from commonweal.registers.region import BaseMap, Body, District, Region
from commonweal.registers.staged import RowCount, SourceFile, StagedFile

ARROW = {
    "VARCHAR": pa.string(), "DOUBLE": pa.float64(), "BIGINT": pa.int64(), "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(), "BLOB": pa.binary(), "VARCHAR[]": pa.list_(pa.string()),
}  # fmt: skip
AS_OF = date(2026, 6, 1)
COUNCIL = "local-authority:AVO"

REGION = Region(
    file=Path("avonmere.toml"),
    key="avonmere",
    name="Avonmere",
    sample=True,
    combined_authority=None,
    districts=(
        District(code="E08999901", name="Avonmere", organisation=COUNCIL, land_registry_name="AVONMERE"),
    ),
    bodies=(
        Body(
            key="avo",
            name="Avonmere City Council",
            kind="metropolitan district council",
            district="E08999901",
            website=None,
            organisation=COUNCIL,
            aliases=("The Council of the City of Avonmere",),
        ),
    ),
    sources=(),
    outwards=frozenset(),
    basemap=BaseMap(style=None, attribution=""),
    languages=("en-gb",),
    timezone="Europe/London",
)


def point(easting: float, northing: float) -> dict[str, float]:
    """A point's four columns from metres on the grid."""
    longitude, latitude = to_wgs84(easting, northing)
    return {"easting": easting, "northing": northing, "longitude": longitude, "latitude": latitude}


def square(west: float, south: float, side: float) -> bytes:
    """A square outline as WKB in WGS84, from metres on the grid."""
    corners = [(west, south), (west + side, south), (west + side, south + side), (west, south + side)]
    return bytes(shapely.to_wkb(shapely.Polygon([to_wgs84(*corner) for corner in corners])))


def staged(
    folder: Path,
    register: str,
    table: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    dated: date | None = None,
    publisher: str | None = None,
) -> StagedFile:
    """A staged file of one table. Rows are numbered from 2; columns that are not given are null."""
    text = f"{register} {table} {dated} {[sorted(row.items()) for row in rows]!r}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = SourceFile(
        path=Path(f"{register}-{digest[:6]}.csv"),
        register=register,
        variant="standard",
        sha256=digest,
        publisher=publisher,
        dated=dated,
    )
    kinds = INPUTS[register, table]
    schema = pa.schema(
        [("source_id", pa.string()), ("row", pa.int64()), ("publisher", pa.string())]
        + [(name, ARROW[kind]) for name, kind in kinds.items()]
    )
    known = [
        {"source_id": source.source_id, "row": at, "publisher": publisher, **row}
        for at, row in enumerate(rows, start=2)
    ]
    path = folder / f"{digest[:12]}.parquet"
    pq.write_table(pa.Table.from_pylist(known, schema), path)
    for name in ("refusals", "warnings"):
        pq.write_table(SCHEMAS[name].empty_table(), folder / f"{digest[:12]}.{name}.parquet")
    count = RowCount(read=len(rows), accepted=len(rows), refused=0, kept=len(rows))
    return StagedFile(
        source=source,
        tables={table: path},
        refusals=folder / f"{digest[:12]}.refusals.parquet",
        warnings=folder / f"{digest[:12]}.warnings.parquet",
        rows=count,
        rows_by_table={table: count},
    )


def asset(code: str, **values: Any) -> dict[str, Any]:
    """A row of the council's land register."""
    return {
        "organisation_label": "Avonmere City Council",
        "asset_code": code,
        "tenure_type": "Freehold",
    } | values


def title(
    number: str,
    holder: str = "AVONMERE CITY COUNCIL",
    category: str | None = "Local Authority",
    **values: Any,
) -> dict[str, Any]:
    """A row of the Land Registry's corporate ownership."""
    return {
        "title_number": number, "tenure": "Freehold", "proprietor_name_1": holder,
        "proprietorship_category_1": category, "edition": "2026-01",
    } | values  # fmt: skip


def outline(folder: Path) -> StagedFile:
    """The district: a square of 10 km with its corner at 340000, 390000."""
    area = {
        "level": "district",
        "code": "E08999901",
        "name": "Avonmere",
        "geometry": square(340_000, 390_000, 10_000),
    }
    return staged(folder, "boundaries", "area", [area])


def built(
    folder: Path,
    *files: StagedFile,
    former: Snapshot | None = None,
    decisions: Decisions = NONE,
    as_of: date = AS_OF,
    into: str = "snapshots",
) -> Snapshot:
    """The snapshot of the region from these files."""
    return assemble(
        files, region=REGION, as_of=as_of, former=former, decisions=decisions, into=folder / into, missing=()
    )


def rows(snapshot: Snapshot, table: str, *columns: str) -> list[Any]:
    """Rows of a table as tuples of these columns, or single values where one column is asked for."""
    found = snapshot.read(table).to_pylist()
    picked = [tuple(row[column] for column in columns) for row in found]
    return [row[0] for row in picked] if len(columns) == 1 else picked
