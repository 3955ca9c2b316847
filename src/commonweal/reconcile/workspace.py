"""The DuckDB room in which a snapshot is put together: staged tables come in, titled SQL files run, Arrow
goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from commonweal.reconcile.inputs import INPUTS
from commonweal.registers.staged import StagedFile


class Workspace:
    """One connection, with a view `<register>_<table>` for every staged table, empty where nothing was
    staged."""

    def __init__(self, staged: Sequence[StagedFile], *, as_of: date, spill: Path) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET temp_directory = ?", [str(spill)])
        self.connection.execute("SET preserve_insertion_order = true")
        self.connection.execute("SET enable_progress_bar = false")
        self.connection.execute("CREATE TABLE setting AS SELECT ?::DATE AS as_of", [as_of])
        for (register, table), columns in INPUTS.items():
            self._open(register, table, columns, parquet_files(staged, register, table))

    def _open(self, register: str, table: str, columns: Mapping[str, str], paths: Sequence[str]) -> None:
        name = f"{register}_{table}"
        wanted = {"source_id": "VARCHAR", "row": "BIGINT", "publisher": "VARCHAR", **columns}
        if not paths:
            columns_text = ", ".join(f"{quoted(key)} {kind}" for key, kind in wanted.items())
            self.run_text(f"CREATE TABLE {name} ({columns_text})")
            return
        relation = self.connection.read_parquet(list(paths), union_by_name=True)
        there = set(relation.columns)
        picked = ", ".join(
            column_as(key if key in there else None, key, kind) for key, kind in wanted.items()
        )
        relation.project(picked).create_view(name)

    def run(self, package: str, script: str) -> None:
        """Run a titled SQL file of a package: `run("commonweal.reconcile.sites", "records.sql")`."""
        self.run_text(files(package).joinpath("sql", script).read_text(encoding="utf-8"))

    def run_text(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run SQL text, with values bound."""
        self.connection.execute(sql, list(parameters) or None)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, as tuples."""
        return self.connection.execute(sql, list(parameters) or None).fetchall()

    def arrow(self, sql: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """All rows of a query, as an Arrow table."""
        table: pa.Table = self.connection.sql(sql, params=list(parameters) or None).to_arrow_table()
        return table

    def keep(self, name: str, table: pa.Table) -> None:
        """Make a table of that name out of an Arrow table."""
        self.connection.register("incoming", table)
        self.run_text(f"CREATE OR REPLACE TABLE {quoted(name)} AS SELECT * FROM incoming")  # noqa: S608 (own names)
        self.connection.unregister("incoming")

    def close(self) -> None:
        """Close the connection and give its memory back."""
        self.connection.close()


def column_as(found: str | None, name: str, kind: str) -> str:
    """A staged column, or null where it is not there, under its name and in its type."""
    return f"CAST({quoted(found) if found else 'NULL'} AS {kind}) AS {quoted(name)}"


def quoted(name: str) -> str:
    """A column's name as SQL wants it. Only names from this package's own lists come here."""
    return f'"{name}"'


def parquet_files(staged: Sequence[StagedFile], register: str, table: str) -> list[str]:
    """The Parquet files of one staged table, in the order of their sources."""
    found = {
        one.source.source_id: str(one.tables[table])
        for one in staged
        if one.source.register == register and table in one.tables
    }
    return [found[source_id] for source_id in sorted(found)]


@contextmanager
def workspace(staged: Sequence[StagedFile], *, as_of: date) -> Iterator[Workspace]:
    """A workspace that closes itself; what does not fit in memory spills to a folder that goes away with
    it."""
    with TemporaryDirectory(prefix="commonweal-") as spill:
        room = Workspace(staged, as_of=as_of, spill=Path(spill))
        try:
            yield room
        finally:
            room.close()
