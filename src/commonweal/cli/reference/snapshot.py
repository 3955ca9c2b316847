"""The data dictionary of the snapshot, from its schemas."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.cli.reference.markdown import code, page, table
from commonweal.reconcile.snapshot.tables import TABLES, Table

OPENING = (
    "A snapshot is a folder: `manifest.json`, and each table below as `tables/<name>.parquet`.",
    "Lists are Parquet lists of text. Money is whole pence. Geometry is WKB in WGS84.",
)


def snapshot_page() -> str:
    """Every table and column of the snapshot with its meaning."""
    return page("The snapshot", [*OPENING, "", *(line for one in TABLES.values() for line in section(one))])


def section(one: Table) -> Iterator[str]:
    """One table."""
    yield f"## {code(one.name)}"
    yield ""
    yield f"One row: {one.one_row}"
    yield ""
    rows = ((code(column.name), column.kind, column.meaning) for column in one.columns)
    yield from table(("column", "type", "meaning"), rows)
