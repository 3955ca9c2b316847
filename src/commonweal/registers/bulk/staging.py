"""Stages a national text file: open, match headings, one pass, write. Nothing that is wrong with it
raises.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from commonweal.foundation.text import excerpt
from commonweal.registers.bulk.connection import engine
from commonweal.registers.bulk.json_rows import json_as_text
from commonweal.registers.bulk.matching import Match, best_match, plain
from commonweal.registers.bulk.one_pass import Pass
from commonweal.registers.bulk.opening import (
    COMMAS,
    TABS,
    CannotOpen,
    Grammar,
    Opened,
    opened,
    rewritten,
    taken_out,
    whole_file_problem,
)
from commonweal.registers.bulk.titled import parts
from commonweal.registers.catalogue import Register
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.encoding import detect
from commonweal.registers.rows.writing import StagedWriter
from commonweal.registers.staged import EVERYWHERE, RowCount, Scope, SourceFile, StagedFile

_PLAIN = frozenset({"UTF-8", "UTF-8 with byte-order mark"})
AfterPass = Callable[[Pass, tuple[str, ...] | None], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """How one register's files are staged, where they differ from plain comma-separated ones.

    `trailer` is how a last row begins that is no row of the register; `after` may look at the finished
    pass. `older_letters`: the file may be in Windows-1252 as a whole, and is small enough to look.
    `lists` are further things that stage.sql's scope may ask for, `variables` values that its readings
    may.
    """

    register: Register
    grammar: Grammar = COMMAS
    endings: Sequence[str] = (".csv", ".txt", ".json")
    trailer: str | None = None
    after: AfterPass | None = None
    older_letters: bool = False
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    variables: Mapping[str, str | None] = field(default_factory=dict)


def stage_text(
    way: Way,
    source: SourceFile,
    *,
    into: Path,
    scope: Scope = EVERYWHERE,
    mapping: Mapping[str, str] | None = None,
) -> StagedFile:
    """Stage one file into Parquet files in the folder `into`. A file that cannot be read is refused as a
    whole.
    """
    into.mkdir(parents=True, exist_ok=True)
    work = into / ".work"
    work.mkdir(exist_ok=True)
    try:
        return _staged(way, source, _open(way, source, work), into, scope, mapping)
    except CannotOpen as refused:
        return refused_whole(way.register, source, into, refused.problem)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def refused_whole(register: Register, source: SourceFile, into: Path, problem: Problem) -> StagedFile:
    """A file of which no row could be read: empty tables and the one problem."""
    with StagedWriter(source, register, into) as writer:
        writer.note([problem])
    return writer.finished()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ready:
    opened: Opened
    notices: tuple[Problem, ...] = ()


def _open(way: Way, source: SourceFile, work: Path) -> _Ready:
    path, name = taken_out(source.path, work, way.endings)
    if not _is_json(path):
        if way.older_letters and detect(path).name not in _PLAIN:
            path = rewritten(path, way.grammar, work / "rewritten.csv")
        return _Ready(opened=opened(path, name, way.grammar, work))
    broken = json_as_text(path, work / "rows.txt")
    notices = [] if broken is None else [_json_problem(name, broken)]
    if notices and not (work / "rows.txt").stat().st_size:
        raise CannotOpen(notices[0])
    return _Ready(opened=opened(work / "rows.txt", name, TABS, work), notices=tuple(notices))


def _is_json(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"["


def _json_problem(name: str, broken: str) -> Problem:
    mend = "The rows before the break are kept; fetch the file again."
    return whole_file_problem(name, "bad_json", broken, "a whole list of JSON objects", mend)


def _staged(
    way: Way, source: SourceFile, ready: _Ready, into: Path, scope: Scope, mapping: Mapping[str, str] | None
) -> StagedFile:
    forbidden = set(way.register.extra.get("forbidden", ())) & set(map(plain, ready.opened.headings))
    if forbidden:
        raise CannotOpen(_personal(ready.opened.name))
    match = best_match(way.register, ready.opened.headings, mapping)
    if match.missing:
        raise CannotOpen(_missing_headings(ready.opened.name, match))
    try:
        return _passed(way, source, ready, match, into, scope)
    except duckdb.Error:
        # An odd file (line ends of two kinds, a stray byte): slower, by way of a plain copy.
        copy = rewritten(ready.opened.path, ready.opened.grammar, into / ".work" / "rewritten.csv")
    try:
        return _passed(
            way, source, replace(ready, opened=replace(ready.opened, path=copy)), match, into, scope
        )
    except duckdb.Error as failed:
        found = excerpt(str(failed).split("\n", 1)[0], 200)
        mend = "Fetch the file again; if it stays so, tell its publisher."
        raise CannotOpen(
            whole_file_problem(ready.opened.name, "unreadable", found, "rows of text", mend)
        ) from failed


def _passed(
    way: Way, source: SourceFile, ready: _Ready, match: Match, into: Path, scope: Scope
) -> StagedFile:
    sql = parts(way.register.folder / "stage.sql")
    with engine(into) as connection:
        one = Pass(
            connection=connection, source=source, opened=ready.opened, match=match, sql=sql, scope=scope,
            trailer=way.trailer, lists=way.lists, variables=way.variables,
            private=frozenset(way.register.extra.get("private", ())),
        )  # fmt: skip
        trailing = one.run()
        for notice in ready.notices:
            one.note(notice)
        if way.after:
            way.after(one, trailing)
        return _written(one, way.register, source, into)


def _written(one: Pass, register: Register, source: SourceFile, into: Path) -> StagedFile:
    with StagedWriter(source, register, into) as empty:
        pass
    nothing, name, count = empty.finished(), one.match.table.name, one.count()
    one.write(table=nothing.tables[name], refusals=nothing.refusals, warnings=nothing.warnings)
    none = RowCount(read=0, accepted=0, refused=0, kept=0)
    return replace(
        nothing, rows=count, rows_by_table={table.name: none for table in register.tables} | {name: count}
    )


def _missing_headings(name: str, match: Match) -> Problem:
    wanted = ", ".join(column.heading for column in match.missing)
    found = f"headings {excerpt(', '.join(heading.strip() for heading in match.headings), 300)}"
    mend = "Check that it is the right file; if the publisher has renamed a heading, confirm which one it is."
    return Problem(
        file=name, row=1, column=None, code="missing_headings", severity=Severity.REFUSED, found=found,
        expected=f"the headings {wanted}", mend=mend,
    )  # fmt: skip


def _personal(name: str) -> Problem:
    expected, mend = "a file without the names of persons", "Leave this file out; nothing here needs it."
    return whole_file_problem(name, "personal_data", "a table of persons by name", expected, mend)
