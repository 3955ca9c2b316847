"""Opens a table, whatever file it comes in, as headings and rows of text with their true numbers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from commonweal.foundation.files import SMALL, UnsafeZip, members, unpack
from commonweal.foundation.text import compact, excerpt, tidy
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.encoding import detect
from commonweal.registers.reading.features import UnreadableJson, objects
from commonweal.registers.reading.finding import Found, heading_notices, in_text, in_workbook
from commonweal.registers.reading.kinds import kind_of
from commonweal.registers.reading.tables import JsonTable, Row, Source, Unreadable, file_problem

CELL_LIMIT = 500_000
_DATA_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".geojson")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An open table. `notices` are odd things of the file as a whole; `kind` is `csv`, `xlsx` or `json`."""

    file: str
    kind: str
    headings: tuple[str, ...]
    heading_row: int
    first_row: int
    notices: tuple[Problem, ...]
    source: Source

    def rows(self) -> Iterator[Row]:
        """Every row below the headings that holds anything, in order."""
        for row in self.source.rows(len(self.headings)):
            if row.number >= self.first_row and any(map(tidy, row.cells)):
                yield _guarded(row, self.file)


@contextmanager
def opened(path: Path, known: Collection[str] = ()) -> Iterator[Reading]:
    """Open a table. `known` are headings that may be expected; they settle which row holds the headings.

    `Unreadable` when there is no table in the file.
    """
    with tempfile.TemporaryDirectory(prefix="commonweal-") as folder:
        inner, name = _unpacked(path, Path(folder))
        yield _reading(inner, name, frozenset(map(compact, known)))


def _reading(path: Path, name: str, known: frozenset[str]) -> Reading:
    kind = kind_of(path)
    if kind == "json":
        return _json_reading(path, name)
    if kind not in _CANDIDATES:
        raise Unreadable(file_problem(name, "not_a_table", *_NOT_TABLES[kind]))
    candidates = _CANDIDATES[kind](path, name, known)
    best = max(candidates, key=lambda found: found.score, default=None)
    if best is None or not best.headings:
        raise Unreadable(
            file_problem(
                name,
                "no_headings",
                "no row of headings",
                "a row of headings above the rows of data",
                "Put the publisher's standard headings in the first row.",
            )
        )
    return Reading(
        file=name,
        kind=kind,
        headings=best.headings,
        heading_row=best.row,
        first_row=best.first_row,
        notices=(*best.notices, *heading_notices(name, best)),
        source=best.source,
    )


_CANDIDATES: Mapping[str, Callable[[Path, str, Collection[str]], Iterator[Found]]] = {
    "csv": in_text,
    "xlsx": in_workbook,
}
_NOT_TABLES: Mapping[str, tuple[str, str, str]] = {
    "empty": (
        "an empty file",
        "a table with headings",
        "Check that the export finished and send the file again.",
    ),
    "xls": (
        "a workbook of the old kind (.xls)",
        "CSV or .xlsx",
        "Open it and save it as CSV UTF-8 or as .xlsx.",
    ),
    "pdf": ("a PDF", "CSV or .xlsx", "Publish the table behind the PDF, as CSV."),
    "html": ("a web page", "CSV or .xlsx", "Download the file itself; the address led to a page about it."),
    "xml": ("an XML file", "CSV, .xlsx or JSON", "Publish the table as CSV."),
    "binary": ("bytes that are no text", "CSV or .xlsx", "Save the table as CSV UTF-8 and send it again."),
    "zip": ("a zip inside a zip", "one table in the zip", "Pack the table itself."),
}


def _unpacked(path: Path, folder: Path) -> tuple[Path, str]:
    """The table itself and what to call it: the file, or the one table in the zip."""
    if not path.is_file():
        raise Unreadable(file_problem(path.name, "no_file", "no file", "a file", "Check the path."))
    if kind_of(path) != "zip":
        return path, path.name
    try:
        tables = [one for one in members(path, SMALL) if one.filename.lower().endswith(_DATA_ENDINGS)]
        if len(tables) != 1:
            names = ", ".join(excerpt(one.filename, 40) for one in tables[:5]) or "none"
            found = f"{len(tables)} tables in the zip ({names})"
            raise Unreadable(
                file_problem(
                    path.name, "not_one_table", found, "one table", "Unpack it and give one table at a time."
                )
            )
        unpack(path, tables[0], folder / "table", SMALL)
    except UnsafeZip as problem:
        expected = "a zip that can be unpacked without harm"
        raise Unreadable(
            file_problem(path.name, "unsafe_zip", problem.reason, expected, problem.mend)
        ) from problem
    return folder / "table", f"{path.name}/{tables[0].filename}"


def _json_reading(path: Path, name: str) -> Reading:
    try:
        found = objects(path, detect(path).codec)
    except UnreadableJson as problem:
        expected = "a list of objects or GeoJSON features"
        raise Unreadable(
            file_problem(name, "bad_json", str(problem), expected, "Export the file again.")
        ) from problem
    return Reading(
        file=name,
        kind="json",
        headings=found.keys,
        heading_row=0,
        first_row=1,
        notices=(),
        source=JsonTable(found),
    )


def _guarded(row: Row, name: str) -> Row:
    """The row with cells of more than the limit cut, and the row refused for it."""
    if all(len(cell) <= CELL_LIMIT for cell in row.cells):
        return row
    at = next(at for at, cell in enumerate(row.cells) if len(cell) > CELL_LIMIT)
    problem = Problem(
        file=name,
        row=row.number,
        column=f"column {at + 1}",
        code="oversized_cell",
        severity=Severity.REFUSED,
        found=f"{len(row.cells[at]):,} characters in one cell",
        expected=f"at most {CELL_LIMIT:,} characters",
        mend="Check for a quotation mark that is never closed, or a cell into which a file was pasted.",
    )
    cells = tuple(cell if len(cell) <= CELL_LIMIT else cell[:200] for cell in row.cells)
    return replace(row, cells=cells, problems=(*row.problems, problem))
