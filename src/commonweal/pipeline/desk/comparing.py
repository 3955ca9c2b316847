"""The difference between two editions of a register in the standard columns, row by row and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from commonweal.pipeline.desk.results import Comparison
from commonweal.pipeline.desk.rooms import DeskRegister

MEMORY = "256MB"
FAR_DEGREES = 0.0005
"""About fifty metres."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """The numbers of a comparison, with what doubts are judged by."""

    comparison: Comparison
    placed: int
    moved: int
    filled: dict[str, tuple[int, int]]


@contextmanager
def workshop(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that spills into the folder, of bounded size."""
    settings = {"memory_limit": MEMORY, "threads": 2, "temp_directory": str(folder / ".spill")}
    with duckdb.connect(config=settings) as room:
        yield room


def compare(now: Path, before: Sequence[Path], desk: DeskRegister, *, against: str, into: Path) -> Compared:
    """Compare the standard file `now` with the files `before`; `into/differences.parquet` holds each
    difference: kind (`added`, `changed`, `gone`), key, label, row, field, was, becomes."""
    headings = [one for one in desk.standard.headings if one not in owner_headings(desk)]
    with workshop(into) as room:
        _edition(room, "now", [now], desk)
        _edition(room, "before", before, desk)
        _differences(room, [one for one in headings if one not in desk.dated])
        path = str(into / "differences.parquet").replace("'", "''")
        room.execute(f"COPY (SELECT * FROM difference ORDER BY kind, row, key, field) TO '{path}'")  # noqa: S608 (a path of our own)
        placed, moved = _points(room, desk)
        return Compared(
            comparison=_numbers(room, against),
            placed=placed,
            moved=moved,
            filled={one: _filled(room, one) for one in headings},
        )


def owner_headings(desk: DeskRegister) -> frozenset[str]:
    """The headings under which the standard names whose list it is."""
    columns = {heading: column.name for column in desk.how.table.columns for heading in column.headings}
    return frozenset(one for one in desk.standard.headings if columns.get(one) in desk.owner)


def _edition(room: duckdb.DuckDBPyConnection, name: str, files: Sequence[Path], desk: DeskRegister) -> None:
    """One edition with its rows numbered and their keys; a key that stands twice is told apart by its turn."""
    columns = ", ".join(f"coalesce({_quoted(one)}, '') AS {_quoted(one)}" for one in desk.standard.headings)
    read = (
        "SELECT *, row_number() OVER () AS row FROM read_csv(?, header = true, all_varchar = true,"
        " quote = '\"', escape = '\"', delim = ',', parallel = false, max_line_size = 8000000)"
    )
    empty = ", ".join(f"'' AS {_quoted(one)}" for one in desk.standard.headings)
    source = read if files else f"SELECT {empty}, 0 AS row WHERE false"
    room.execute(
        f"""CREATE TABLE edition_{name} AS
        WITH cells AS (SELECT row, {columns} FROM ({source})),
        keyed AS (SELECT *, {_key(desk.keys)} AS whole, {_label(desk.label)} AS label FROM cells)
        SELECT * EXCLUDE (whole), whole || '#' || row_number() OVER (PARTITION BY whole ORDER BY row) AS key
        FROM keyed""",  # noqa: S608 (headings of the standard)
        [[str(file) for file in files]] if files else [],
    )


def _key(headings: Sequence[str]) -> str:
    first, *rest = (f"lower(trim({_quoted(one)}))" for one in headings)
    others = " || '|' || ".join(rest) or "''"
    return f"CASE WHEN {first} <> '' THEN {first} ELSE '|' || {others} END"


def _label(headings: Sequence[str]) -> str:
    return f"concat_ws(', ', {', '.join(f'nullif({_quoted(one)}, {chr(39) * 2})' for one in headings)})"


def _differences(room: duckdb.DuckDBPyConnection, headings: Sequence[str]) -> None:
    cells = ", ".join(
        f"{{field: '{one}', was: earlier.{_quoted(one)}, becomes: later.{_quoted(one)}}}" for one in headings
    )
    room.execute(
        f"""CREATE TABLE difference AS
        SELECT 'added' AS kind, key, label, row, NULL AS field, NULL AS was, NULL AS becomes
        FROM edition_now WHERE key NOT IN (SELECT key FROM edition_before)
        UNION ALL
        SELECT 'gone', key, label, row, NULL, NULL, NULL
        FROM edition_before WHERE key NOT IN (SELECT key FROM edition_now)
        UNION ALL
        SELECT 'changed', key, label, row, one.field, one.was, one.becomes
        FROM (
            SELECT later.key, later.label, later.row, unnest([{cells}]) AS one
            FROM edition_now AS later JOIN edition_before AS earlier USING (key)
        ) WHERE one.was <> one.becomes"""  # noqa: S608 (headings of the standard)
    )


def _numbers(room: duckdb.DuckDBPyConnection, against: str) -> Comparison:
    before, now = (_count(room, f"SELECT count(*) FROM edition_{one}") for one in ("before", "now"))  # noqa: S608
    kinds = dict(room.execute("SELECT kind, count(DISTINCT key) FROM difference GROUP BY kind").fetchall())
    fields = room.execute(
        "SELECT field, count(*) FROM difference WHERE kind = 'changed' GROUP BY field ORDER BY 2 DESC, 1"
    ).fetchall()
    added, changed = kinds.get("added", 0), kinds.get("changed", 0)
    return Comparison(
        against=against,
        before=before,
        after=now,
        added=added,
        changed=changed,
        gone=kinds.get("gone", 0),
        same=now - added - changed,
        fields=tuple(fields),
    )


def _points(room: duckdb.DuckDBPyConnection, desk: DeskRegister) -> tuple[int, int]:
    if not {"GeoX", "GeoY"} <= set(desk.standard.headings):
        same = "later.point <> earlier.point"
        there = "later.point <> '' AND earlier.point <> ''"
    else:
        same = " OR ".join(
            f"abs(try_cast(later.{one} AS DOUBLE) - try_cast(earlier.{one} AS DOUBLE)) > {FAR_DEGREES}"
            for one in ("GeoX", "GeoY")
        )
        there = "try_cast(later.GeoX AS DOUBLE) IS NOT NULL AND try_cast(earlier.GeoX AS DOUBLE) IS NOT NULL"
    found = room.execute(
        f"""SELECT count(*), count(*) FILTER ({same})
        FROM edition_now AS later JOIN edition_before AS earlier USING (key) WHERE {there}"""  # noqa: S608 (fixed expressions)
    ).fetchone()
    return found or (0, 0)


def _filled(room: duckdb.DuckDBPyConnection, heading: str) -> tuple[int, int]:
    before, now = (
        _count(room, f"SELECT count(*) FROM edition_{one} WHERE {_quoted(heading)} <> ''")  # noqa: S608 (a heading of the standard)
        for one in ("before", "now")
    )
    return before, now


def _count(room: duckdb.DuckDBPyConnection, sql: str) -> int:
    found = room.execute(sql).fetchone()
    return int(found[0]) if found else 0


def _quoted(heading: str) -> str:
    """A heading of a register's standard as a column's name; headings come from register.toml alone."""
    return '"' + heading.replace('"', '""') + '"'
