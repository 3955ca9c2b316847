"""Writes what staging yields: a Parquet file a table, the refusals and the warnings, in batches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.registers.catalogue import ColumnType, Register, Table
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.staged import RowCount, SourceFile, StagedFile

BATCH = 5_000
_TYPES: Mapping[ColumnType, Any] = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.DATE: pa.date32(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.PENCE: pa.int64(),
    ColumnType.GEOMETRY: pa.binary(),
    ColumnType.TEXTS: pa.list_(pa.string()),
}
FIRST_COLUMNS = (("source_id", pa.string()), ("row", pa.int64()), ("publisher", pa.string()))
PROBLEM_COLUMNS = ("source_id", "row", "column", "code", "found", "expected", "mend")


def schema_of(table: Table) -> pa.Schema:
    """The Parquet schema of a staged table: `source_id`, `row`, `publisher`, then the table's own columns."""
    return pa.schema(
        [*FIRST_COLUMNS, *((column.name, _TYPES[column.type]) for column in table.staged_columns)]
    )


WARNINGS_SCHEMA = pa.schema(
    [(name, pa.int64() if name == "row" else pa.string()) for name in PROBLEM_COLUMNS]
)
REFUSALS_SCHEMA = WARNINGS_SCHEMA.append(pa.field("raw", pa.string()))


class ParquetRows:
    """One Parquet file, written a batch at a time; an empty one has its columns all the same."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self._schema = path, schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._waiting: list[Mapping[str, Any]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Keep one row; columns that it does not name are null."""
        self._waiting.append(row)
        if len(self._waiting) >= BATCH:
            self._flush()

    def close(self) -> None:
        """Write what waits and finish the file."""
        self._flush()
        self._writer.close()

    def amend(self, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Write a closed file anew, with other values in the rows of these numbers."""
        part = self.path.with_suffix(".amended")
        anew = ParquetRows(part, self._schema)
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(batch_size=BATCH):
                for row in batch.to_pylist():
                    anew.add({**row, **changes.get(row["row"], {})})
        anew.close()
        part.replace(self.path)

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._schema))
            self._waiting = []


class StagedWriter:
    """Writes a file's accepted rows, refusals and warnings, and counts the rows. A context manager.

    Every row read is given once, to `accept` or to `refuse`; `note` takes problems of the file as a whole.
    """

    def __init__(self, source: SourceFile, register: Register, into: Path) -> None:
        self.source = source
        self._tables = {
            table.name: ParquetRows(into / f"{table.name}.parquet", schema_of(table))
            for table in register.tables
        }
        self._refusals = ParquetRows(into / "refusals.parquet", REFUSALS_SCHEMA)
        self._warnings = ParquetRows(into / "warnings.parquet", WARNINGS_SCHEMA)
        self._counts = {name: [0, 0, 0] for name in self._tables}
        self._changes: dict[str, dict[int, Mapping[str, Any]]] = {}

    def __enter__(self) -> StagedWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for rows in (*self._tables.values(), self._refusals, self._warnings):
            rows.close()
        if kind is None:
            for name, changes in self._changes.items():
                self._tables[name].amend(changes)

    def accept(
        self,
        table: str,
        row: int,
        values: Mapping[str, Any],
        problems: Iterable[Problem] = (),
        *,
        kept: bool = True,
    ) -> None:
        """One accepted row with the warnings it has; `kept=False` counts a row that lies out of scope."""
        self._counts[table][0] += 1
        if not kept:
            return
        self._counts[table][2] += 1
        publisher = self.source.publisher or values.get("publisher")
        first = {"source_id": self.source.source_id, "row": row, "publisher": publisher}
        self._tables[table].add({**values, **first})
        for problem in problems:
            self._warnings.add(self._as_row(problem))

    def amend(self, table: str, row: int, values: Mapping[str, Any], problems: Iterable[Problem]) -> None:
        """Other values for a row that was accepted, once the rest of the file has shown what is wrong with
        it.
        """
        self._changes.setdefault(table, {})[row] = values
        for problem in problems:
            self._warnings.add(self._as_row(problem))

    def refuse(self, table: str, raw: Sequence[str], problems: Iterable[Problem]) -> None:
        """One refused row as it stood; it stands once for every problem that refuses it."""
        self._counts[table][1] += 1
        said = json.dumps(list(raw), ensure_ascii=False)
        for problem in problems:
            if problem.severity is Severity.REFUSED:
                self._refusals.add({**self._as_row(problem), "raw": said})
            else:
                self._warnings.add(self._as_row(problem))

    def note(self, problems: Iterable[Problem]) -> None:
        """Problems of the file as a whole; a refused one has no row and an empty `raw`."""
        for problem in problems:
            if problem.severity is Severity.REFUSED:
                self._refusals.add({**self._as_row(problem), "raw": "[]"})
            else:
                self._warnings.add(self._as_row(problem))

    def finished(self) -> StagedFile:
        """What was written; call it after the block."""
        by_table = {name: _row_count(*counts) for name, counts in self._counts.items()}
        totals = (sum(counts[at] for counts in self._counts.values()) for at in range(3))
        return StagedFile(
            source=self.source,
            tables={name: rows.path for name, rows in self._tables.items()},
            refusals=self._refusals.path,
            warnings=self._warnings.path,
            rows=_row_count(*totals),
            rows_by_table=by_table,
        )

    def _as_row(self, problem: Problem) -> dict[str, Any]:
        said = {name: getattr(problem, name) for name in PROBLEM_COLUMNS if name != "source_id"}
        return {"source_id": self.source.source_id, **said}


def _row_count(accepted: int, refused: int, kept: int) -> RowCount:
    return RowCount(read=accepted + refused, accepted=accepted, refused=refused, kept=kept)
