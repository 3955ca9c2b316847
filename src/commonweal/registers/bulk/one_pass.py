"""One pass over a text file of any size: in scope and sound rows to Parquet, unsound ones to the
refusals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from commonweal.foundation.text import excerpt
from commonweal.registers.bulk import phrases
from commonweal.registers.bulk.matching import Match, plain
from commonweal.registers.bulk.mending import Mended, Reject, mended
from commonweal.registers.bulk.opening import Opened
from commonweal.registers.bulk.titled import parts
from commonweal.registers.catalogue import Column, ColumnType
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.staged import RowCount, Scope, SourceFile

_SQL = parts(Path(__file__).with_name("pass.sql"))
# An e-mail address, or a telephone number as it is written in the United Kingdom.
_PERSONAL = re.compile(r"[^\s@]+@[^\s@]+|(?<![\w.])(?:\+44|0)[\d ()-]{8,}\d")
_EXPECTED = {
    ColumnType.DATE: "a date such as 2024-12-31 or 31/12/2024",
    ColumnType.INTEGER: "a whole number",
    ColumnType.NUMBER: "a number",
    ColumnType.PENCE: "an amount in pounds",
    ColumnType.BOOLEAN: "True or False",
}
_MENDS = {
    "wrong_number_of_cells": (
        "a cell for every heading",
        "Look for a comma or tab too many, or a row cut short.",
    ),
    "unclosed_quote": ("quotation marks in pairs", 'Write a quotation mark inside a cell twice ("").'),
    "not_utf8": ("letters in UTF-8", "Save the file as UTF-8."),
    "oversized_row": (
        "a row of at most a million characters",
        "Look for a quotation mark that is never closed.",
    ),
    "broken_line": ("one row on one line", "Take the line break out of the cell."),
}


@dataclass(frozen=True, kw_only=True)
class Pass:
    """A file being staged: `sql` are the titled parts of the register's stage.sql, `trailer` how a last row
    begins that is none of the register's.

    `run` it once; then `count` the rows and `write` the tables.
    """

    connection: duckdb.DuckDBPyConnection
    source: SourceFile
    opened: Opened
    match: Match
    sql: Mapping[str, str]
    scope: Scope
    trailer: str | None = None
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    variables: Mapping[str, str | None] = field(default_factory=dict)
    private: frozenset[str] = frozenset()

    def run(self) -> tuple[str, ...] | None:
        """Read the whole file; the trailing row's cells come back, or None. `duckdb.Error` if it cannot
        be read.
        """
        self._prepare()
        self._sieve()
        trailing = self._mend()
        self._execute(_SQL["rows"], named_cells=phrases.named_cells(self.match))
        trailing = self._trailing_row() or trailing
        if narrowed := phrases.narrowed(self._scope_kind, self.sql, self.match):
            self._execute(_SQL["narrow"], narrowed=narrowed)
        self._execute(_SQL["typed"], readings=phrases.readings(self.match, self.sql))
        self._find_problems()
        return trailing

    def note(self, problem: Problem, raw: Sequence[str] | None = None, *, fits: bool = True) -> None:
        """Keep a problem; `raw` is a record that never fitted the headings."""
        said = None if raw is None else json.dumps(list(raw), ensure_ascii=False)
        self.connection.execute(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                problem.row, problem.column, problem.code, problem.severity.value, problem.found,
                problem.expected, problem.mend, said, fits,
            ],
        )  # fmt: skip

    def count(self) -> RowCount:
        """Rows read, accepted, refused and kept."""
        fitting, refused, unfitting, kept = self._fetch(_SQL["counts"])[0]
        read, out = fitting + unfitting, refused + unfitting
        return RowCount(read=read, accepted=read - out, refused=out, kept=kept)

    def write(self, *, table: Path, refusals: Path, warnings: Path) -> None:
        """Write the staged table, the refusals and the warnings."""
        columns = ", ".join(phrases.named(column.name) for column in self.match.table.columns)
        source = {"source_id": self.source.source_id}
        first = source | {"publisher": self.source.publisher, "target": str(table)}
        self.connection.execute(_SQL["accepted"].replace("{columns}", columns), first)
        self.connection.execute(_SQL["refusals"], source | {"target": str(refusals)})
        self.connection.execute(_SQL["warnings"], source | {"target": str(warnings)})

    # Steps of the pass ------------------------------------------------------------------------------

    def _prepare(self) -> None:
        for kind, values in self._scope_lists().items():
            self._list(f"scope_{kind}", values)
        for name, value in self.variables.items():
            self.connection.execute(f"SET VARIABLE {phrases.named(name)} = ?", [value])
        self.connection.execute(
            "CREATE TEMP TABLE problems (row BIGINT, column_name VARCHAR, code VARCHAR, severity VARCHAR, "
            "found VARCHAR, expected VARCHAR, mend VARCHAR, raw VARCHAR, fits BOOLEAN)"
        )
        self.connection.execute("CREATE TEMP TABLE headings (column_name VARCHAR, heading VARCHAR)")
        names = [[column.name, self.match.heading_of(column.name)] for column in self.match.table.columns]
        self.connection.executemany("INSERT INTO headings VALUES (?, ?)", names)

    def _scope_lists(self) -> dict[str, list[str]]:
        kinds = ("outwards", "districts", "district_names")
        return {kind: sorted(getattr(self.scope, kind)) for kind in kinds} | {
            kind: list(values) for kind, values in self.lists.items()
        }

    @property
    def _scope_kind(self) -> str | None:
        """An empty set of the region does not restrict; an empty list of a register's own does."""
        restricting = {kind for kind, values in self._scope_lists().items() if values or kind in self.lists}
        return phrases.scope_kind(restricting, self.sql, self.match)

    def _list(self, name: str, values: list[str]) -> None:
        self._execute(_SQL["list"], {"values": values}, name=phrases.named(name))

    def _sieve(self) -> None:
        grammar = self.opened.grammar
        values = {
            "path": str(self.opened.path), "columns": dict.fromkeys(self.match.column_names, "VARCHAR"),
            "delimiter": grammar.delimiter, "quote": grammar.quote,
        }  # fmt: skip
        self._execute(_SQL["sieve"], values, **self._sieve_phrases())

    def _sieve_phrases(self) -> dict[str, str]:
        kind = self._scope_kind
        blanked = {at for at, heading in enumerate(self.match.headings) if plain(heading) in self.private}
        return {
            "wanted": self.sql[f"in {kind}"] if kind else "true",
            "doubtful": phrases.doubtful(self.match, self.sql),
            "staged_cells": phrases.cells(phrases.staged_names(self.match)),
            "all_cells": phrases.cells(self.match.column_names, blanked),
        }

    def _mend(self) -> tuple[str, ...] | None:
        width, trailing = len(self.match.headings), None
        self.connection.execute("CREATE TEMP TABLE mended_records (row BIGINT, record VARCHAR[])")
        self.connection.execute("CREATE TEMP TABLE moved (threshold BIGINT, passed BIGINT)")
        rejects = tuple(self._rejects())
        for at, one in enumerate(rejects):
            self.connection.execute("INSERT INTO moved VALUES (?, ?)", [one.line - at, at + 1])
        for record in mended(rejects, self.opened.path, self.opened.grammar, width):
            if self._is_trailer(record.cells):
                trailing = record.cells
            else:
                self._keep(record)
        names = phrases.unpacked(self.match.column_names, "record")
        self._execute(_SQL["mended"], None, unpacked=names, **self._sieve_phrases())
        return trailing

    def _rejects(self) -> Iterator[Reject]:
        for line, position, kinds, text in self._fetch(_SQL["rejects"]):
            yield Reject(
                line=line, position=position, kinds=frozenset(kinds), text=(text or "").lstrip("\r\n")
            )

    def _keep(self, record: Mended) -> None:
        if record.fits:
            self.connection.execute(
                "INSERT INTO mended_records VALUES (?, ?)", [record.row, list(record.cells)]
            )
        if not (record.fits and record.code == "wrong_number_of_cells"):
            self.note(
                self._unfit(record), None if record.fits else self._shown(record.cells), fits=record.fits
            )

    def _unfit(self, record: Mended) -> Problem:
        expected, mend = _MENDS[record.code]
        found = excerpt(" ".join(self._shown(record.cells)), 80)
        if not record.fits and record.code != "oversized_row":
            expected, mend = _MENDS["wrong_number_of_cells"]
            found = f"{len(record.cells)} cells where there are {len(self.match.headings)} headings: {found}"
        return Problem(
            file=self.opened.name, row=record.row, column=None, code=record.code,
            severity=Severity.WARNING if record.fits else Severity.REFUSED,
            found=found, expected=expected, mend=mend,
        )  # fmt: skip

    def _shown(self, cells: Sequence[str]) -> list[str]:
        """Cells as they may be shown: where a register has private columns, no e-mail address and no
        telephone.
        """
        return [_PERSONAL.sub("[left out]", cell) for cell in cells] if self.private else list(cells)

    def _is_trailer(self, cells: Sequence[str | None]) -> bool:
        first = (cells[0] or "").strip() if cells else ""
        return self.trailer is not None and first.casefold().startswith(self.trailer.casefold())

    def _trailing_row(self) -> tuple[str, ...] | None:
        """A trailing row that has as many cells as any other; it is no row of the register."""
        if self.trailer is None:
            return None
        found = self._fetch(
            "SELECT row, raw FROM rows WHERE starts_with(lower(trim(raw[1])), lower(?))", [self.trailer]
        )
        if len(found) != 1:
            return None
        self.connection.execute("DELETE FROM rows WHERE row = ?", [found[0][0]])
        self.connection.execute(
            "DELETE FROM sieve WHERE starts_with(lower(trim(raw[1])), lower(?))", [self.trailer]
        )
        return tuple(cell or "" for cell in found[0][1])

    def _find_problems(self) -> None:
        for column in self.match.table.columns:
            if column.name in self.match.places:
                self._find_unreadable(column)
        for found in phrases.parts_called("problems", self.sql, self.match):
            self._execute(_SQL["found"], found=found)

    def _find_unreadable(self, column: Column) -> None:
        name, cell, own = column.name, phrases.named(column.name), self.sql.get(f"reading {column.name}")
        insert = _SQL["unreadable"]
        if column.required:
            mend = "Ask the publisher for the row as it should be."
            self._execute(
                insert,
                {"name": name, "code": "missing_value", "severity": "refused",
                 "expected": column.meaning, "mend": mend},
                condition=f"is_empty({cell})", found="'an empty cell'",
            )  # fmt: skip
        if column.type in _EXPECTED and (own is None or column.type is ColumnType.DATE):
            mend = "The row is kept without this value."
            self._execute(
                insert,
                {"name": name, "code": f"bad_{column.type.value}", "severity": "warning",
                 "expected": _EXPECTED[column.type], "mend": mend},
                condition=f"NOT is_empty({cell}) AND {phrases.reading(column, self.sql)} IS NULL",
                found=f"left({cell}, 80)",
            )  # fmt: skip

    def _execute(self, sql: str, values: Mapping[str, Any] | None = None, **pieces: str) -> None:
        for name, piece in pieces.items():
            sql = sql.replace("{" + name + "}", piece)
        self.connection.execute(sql, dict(values) if values else None)

    def _fetch(self, sql: str, values: list[Any] | None = None) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()
