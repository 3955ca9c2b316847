"""Pages of a check's files: rows, problems and differences, read where they lie and never whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

PER_PAGE = 50
STATES = {"refused": "refused", "accepted": "NOT refused", "warned": "problems > 0 AND NOT refused"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of something, and how many pages and rows there are."""

    rows: tuple[Mapping[str, Any], ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptRow:
    """A row as the check saw it: its texts by staged column, and its problems."""

    row: int
    refused: bool
    label: str
    texts: Mapping[str, str]
    problems: tuple[Mapping[str, Any], ...]


def reader() -> duckdb.DuckDBPyConnection:
    """A connection of one's own: two requests at once never read each other's rows."""
    return duckdb.connect(config={"threads": 1, "memory_limit": "256MB"})


def rows_page(
    folder: Path, *, number: int = 1, state: str = "", words: str = "", per_page: int = PER_PAGE
) -> Page:
    """Rows in their order; `state` is `refused`, `accepted`, `warned` or empty for all; `words` stand in the row."""
    source = "read_parquet(?)"
    wanted = STATES.get(state, "true")
    where, bound = wanted, [str(folder / "rows.parquet")]
    if words:
        where, bound = f"{wanted} AND contains(lower(texts), lower(?))", [*bound, words]
    return _page(f"FROM {source} WHERE {where}", "row", bound, number, per_page)


def problems_page(folder: Path, *, code: str, field: str, number: int = 1, per_page: int = PER_PAGE) -> Page:
    """The problems of one kind in one column, with the texts of their rows."""
    source = (
        "FROM (SELECT problem.*, kept.label, kept.texts FROM read_parquet(?) AS problem"
        " JOIN read_parquet(?) AS kept USING (row) WHERE problem.code = ? AND problem.field = ?)"
    )
    bound = [str(folder / "problems.parquet"), str(folder / "rows.parquet"), code, field]
    page = _page(source, "row", bound, number, per_page)
    return Page(
        rows=tuple(_understood(row) for row in page.rows),
        number=page.number,
        last=page.last,
        total=page.total,
    )


def _understood(row: Mapping[str, Any]) -> dict[str, Any]:
    texts = json.loads(row["texts"])
    proposed = json.loads(row["proposed"]) if row["proposed"] else {}
    return {**row, "texts": texts, "proposed": proposed, "now": texts.get(row["field"], "")}


def proposals_of(
    folder: Path, *, code: str, field: str
) -> Iterator[tuple[int, dict[str, str], dict[str, str]]]:
    """Every proposed mend of one kind: the row, what is proposed, and what stands there."""
    found = reader().execute(
        "SELECT problem.row, proposed, texts FROM read_parquet(?) AS problem JOIN read_parquet(?) USING (row)"
        " WHERE code = ? AND field = ? AND proposed <> '' ORDER BY problem.row",
        [str(folder / "problems.parquet"), str(folder / "rows.parquet"), code, field],
    )
    while batch := found.fetchmany(2_000):
        for row, proposed, texts in batch:
            yield row, json.loads(proposed), json.loads(texts)


def differences_page(
    folder: Path, *, kind: str, field: str = "", number: int = 1, per_page: int = PER_PAGE
) -> Page:
    """Differences of one kind from the last publication; `field` is a heading."""
    where, bound = "kind = ?", [str(folder / "differences.parquet"), kind]
    if field:
        where, bound = f"{where} AND field = ?", [*bound, field]
    return _page(f"FROM read_parquet(?) WHERE {where}", "row, key, field", bound, number, per_page)


def row_of(folder: Path, row: int) -> KeptRow | None:
    """One row, or None where the check saw none of that number."""
    bound = [str(folder / "rows.parquet"), row]
    found = _dicts("SELECT * FROM read_parquet(?) WHERE row = ? LIMIT 1", bound)
    if not found:
        return None
    problems = _dicts("SELECT * FROM read_parquet(?) WHERE row = ?", [str(folder / "problems.parquet"), row])
    one = found[0]
    return KeptRow(
        row=one["row"],
        refused=one["refused"],
        label=one["label"],
        texts=json.loads(one["texts"]),
        problems=tuple(
            {**problem, "proposed": json.loads(problem["proposed"]) if problem["proposed"] else {}}
            for problem in problems
        ),
    )


def last_row(folder: Path) -> int:
    """The highest number of a row; 1 where there is none."""
    found = (
        reader().execute("SELECT max(row) FROM read_parquet(?)", [str(folder / "rows.parquet")]).fetchone()
    )
    return int(found[0]) if found and found[0] else 1


def refused_rows(folder: Path) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Each refused row with every reason in one text, and its texts."""
    found = reader().execute(
        """SELECT kept.row, string_agg(
                CASE WHEN "column" <> '' THEN "column" || ': ' ELSE '' END
                || 'found ' || found || '; expected ' || expected || '. ' || mend, '; '), any_value(texts)
        FROM read_parquet(?) AS kept JOIN read_parquet(?) AS problem USING (row)
        WHERE kept.refused AND problem.refused GROUP BY kept.row ORDER BY kept.row""",
        [str(folder / "rows.parquet"), str(folder / "problems.parquet")],
    )
    while batch := found.fetchmany(2_000):
        for row, reasons, texts in batch:
            yield row, reasons, json.loads(texts)


def points_of(folder: Path) -> list[tuple[float, float]]:
    """The points of the accepted rows, longitude and latitude, those at one place once."""
    path = str(folder / "standard.csv")
    headings = [
        row[0]
        for row in reader()
        .execute("DESCRIBE SELECT * FROM read_csv(?, all_varchar = true)", [path])
        .fetchall()
    ]
    if "GeoX" in headings:
        x, y = "try_cast(GeoX AS DOUBLE)", "try_cast(GeoY AS DOUBLE)"
    else:
        x, y = (
            f"try_cast(regexp_extract(point, 'POINT \\((\\S+) (\\S+)\\)', {part}) AS DOUBLE)"
            for part in (1, 2)
        )
    return (
        reader()
        .execute(
            f"SELECT DISTINCT round({x}, 4), round({y}, 4) FROM read_csv(?, all_varchar = true)"  # noqa: S608
            f" WHERE {x} IS NOT NULL AND {y} IS NOT NULL ORDER BY ALL",
            [path],
        )
        .fetchall()
    )


def _page(source: str, order: str, bound: Sequence[Any], number: int, per_page: int) -> Page:
    found = reader().execute(f"SELECT count(*) {source}", bound).fetchone()
    total = int(found[0]) if found else 0
    last = max(1, -(-total // per_page))
    number = min(max(1, number), last)
    sql = f"SELECT * {source} ORDER BY {order} LIMIT ? OFFSET ?"
    rows = _dicts(sql, [*bound, per_page, (number - 1) * per_page])
    return Page(rows=tuple(rows), number=number, last=last, total=total)


def _dicts(sql: str, bound: Sequence[Any]) -> list[dict[str, Any]]:
    found = reader().execute(sql, bound)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
