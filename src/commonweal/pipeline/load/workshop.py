"""DuckDB over one snapshot: its tables as views, the queries beside this file, and values as databases take
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from commonweal.reconcile.snapshot.folder import Snapshot
from commonweal.reconcile.snapshot.tables import SCHEMAS, TABLES

QUERIES = Path(__file__).parent
BATCH = 5_000

Row = tuple[Any, ...]


class Workshop:
    """A connection in which every table of the snapshot is a view of the table's name."""

    def __init__(self, snapshot: Snapshot, *, spill: Path) -> None:
        self.snapshot = snapshot
        self.database = duckdb.connect()
        self.database.execute("SET temp_directory = ?", [str(spill)])
        for name in SCHEMAS:
            if snapshot.has(name):
                self.database.read_parquet(str(snapshot.table(name))).create_view(name)
            else:
                self.database.from_arrow(snapshot.read(name)).create(name)

    def close(self) -> None:
        """Let go of the files."""
        self.database.close()

    def make(self, query: str, *values: Any) -> None:
        """Run the query of that name."""
        self.database.execute((QUERIES / f"{query}.sql").read_text("utf-8"), list(values) or None)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query, in batches, so that memory stays bounded."""
        cursor = self.database.cursor().execute(sql, list(values) or None)
        while batch := cursor.fetchmany(BATCH):
            yield from batch

    def count(self, name: str) -> int:
        """How many rows a table or view has."""
        found = self.database.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()  # noqa: S608
        return int(found[0]) if found else 0


def quoted(name: str) -> str:
    """A column or table of the fixed lists (`TABLES`, the models), as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def landed(table: str, column: str) -> str:
    """The SQL for a snapshot column as both databases take it: dates and lists as text, the rest as it is."""
    kind = next(one.kind for one in TABLES[table].columns if one.name == column)
    name = f"{quoted(table)}.{quoted(column)}"
    if kind == "texts":
        return f"coalesce(to_json({name})::varchar, '[]')"
    return f"{name}::varchar" if kind == "date" else name
