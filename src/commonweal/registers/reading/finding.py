"""Which row of a table holds its headings, in which sheet or with which delimiter, and what is odd about the
file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from commonweal.foundation.text import compact, excerpt, tidy
from commonweal.registers.headings.matching import NO_HEADINGS
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading import delimited
from commonweal.registers.reading.encoding import Encoding, detect, open_text
from commonweal.registers.reading.tables import (
    LoneCells,
    Row,
    SheetTable,
    Source,
    TextTable,
    Unreadable,
    damaged,
    file_problem,
)
from commonweal.registers.reading.workbook import UnreadableWorkbook, sheet_names

LOOK_FOR_HEADINGS_IN = 60
MOST_COLUMNS = 2_000
MOST_SHEETS = 50
ENOUGH_ALONE = 3


@dataclass(frozen=True, kw_only=True)
class Found:
    """Where the headings are, how many of them are known (`score`), and what stands above them."""

    source: Source
    headings: tuple[str, ...]
    row: int
    first_row: int
    score: float
    above: tuple[str, ...] = ()
    notices: tuple[Problem, ...] = ()


def in_text(path: Path, name: str, known: Collection[str]) -> Iterator[Found]:
    """What each delimiter makes of a text file; a text with one cell a line is found as such."""
    encoding = detect(path)
    notices = _encoding_notices(name, encoding)
    lines = _first_lines(path, encoding)
    likeliest = delimited.likeliest_delimiter(lines)
    if _is_one_cell_a_line(lines, known):
        lone = LoneCells(TextTable(path, name, encoding, likeliest))
        yield Found(
            source=lone, headings=NO_HEADINGS, row=0, first_row=1, score=ENOUGH_ALONE - 0.5, notices=notices
        )
    for delimiter in delimited.DELIMITERS:
        found = _headings(TextTable(path, name, encoding, delimiter), known)
        bonus = 0.5 if delimiter == likeliest else 0.0
        yield replace(found, score=found.score + bonus, notices=notices)


def _first_lines(path: Path, encoding: Encoding) -> list[str]:
    with open_text(path, encoding) as file:
        lines = (file.readline(delimited.RECORD_LIMIT) for _ in range(LOOK_FOR_HEADINGS_IN))
        return [line[:20_000] for line in lines if line]


def _is_one_cell_a_line(lines: list[str], known: Collection[str]) -> bool:
    """Several headings stand alone on a line each, and no line holds two."""
    alone = {compact(line[:200]) for line in lines} & set(known)
    together = max(
        (_known_cells(tuple(line.split(one)), known) for line in lines for one in delimited.DELIMITERS),
        default=0,
    )
    return len(alone) >= ENOUGH_ALONE and together < 2


def in_workbook(path: Path, name: str, known: Collection[str]) -> Iterator[Found]:
    """What each visible sheet holds; the first of equals goes first."""
    try:
        names = sheet_names(path)
    except UnreadableWorkbook as problem:
        raise Unreadable(damaged(name, problem)) from problem
    for at, sheet in enumerate(names[:MOST_SHEETS]):
        found = _headings(SheetTable(path, name, sheet), known)
        others = tuple(one for one in names if one != sheet)
        yield replace(found, score=found.score - at / 1000, notices=_sheet_notices(name, sheet, others))


def _headings(source: Source, known: Collection[str]) -> Found:
    first = list(islice(source.rows(), LOOK_FOR_HEADINGS_IN))
    best = max(range(len(first)), key=lambda at: (_known_cells(first[at].cells, known), -at), default=None)
    if best is None or _known_cells(first[best].cells, known) < 2:
        best = _first_like_headings(first)
    if best is None:
        return Found(source=source, headings=(), row=0, first_row=0, score=0)
    cells, used = _joined(first, best, known)
    above = tuple(" ".join(filter(None, map(tidy, row.cells))) for row in first[:best])
    return Found(
        source=source,
        headings=_trimmed(cells),
        row=first[best].number,
        first_row=first[best].number + used,
        score=_known_cells(cells, known),
        above=tuple(filter(None, above)),
    )


def _known_cells(cells: tuple[str, ...], known: Collection[str]) -> int:
    return len({compact(cell[:200]) for cell in cells} & set(known))


def _first_like_headings(rows: list[Row]) -> int | None:
    """The first row that is as wide as most and holds only words, where no heading is known."""
    widths = [sum(1 for cell in row.cells if tidy(cell)) for row in rows]
    usual = max((width for width in widths if width), default=0)
    for at, row in enumerate(rows):
        texts = [tidy(cell) for cell in row.cells if tidy(cell)]
        wide = len(texts) >= max(2, usual * 0.6)
        if wide and len(set(texts)) == len(texts) and not any(text[:1].isdigit() for text in texts):
            return at
    return None


def _joined(rows: list[Row], at: int, known: Collection[str]) -> tuple[tuple[str, ...], int]:
    """Headings over two rows (`Ownership` above `Status`), put together when that makes known ones."""
    cells = rows[at].cells
    if at + 1 == len(rows):
        return cells, 1
    below = (*rows[at + 1].cells, *[""] * len(cells))
    both = tuple(f"{tidy(upper)} {tidy(lower)}".strip() for upper, lower in zip(cells, below, strict=False))
    if _known_cells(both, known) >= _known_cells(cells, known) + 2:
        return both, 2
    return cells, 1


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    texts = [tidy(cell[:500]) for cell in cells[:MOST_COLUMNS]]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _notice(name: str, code: str, found: str, expected: str, mend: str) -> Problem:
    return file_problem(name, code, found, expected, mend, Severity.WARNING)


def _encoding_notices(name: str, encoding: Encoding) -> tuple[Problem, ...]:
    notices = []
    if encoding.codec == "utf-8" and encoding.name != "UTF-8":
        found = f"letters in {encoding.name}"
        notices.append(_notice(name, "encoding", found, "UTF-8", "Save the file as CSV UTF-8."))
    if encoding.unknown_bytes:
        found = f"{encoding.unknown_bytes:,} bytes that stand for no letter"
        mend = "Look for \ufffd in the rows and put the right letter."
        notices.append(_notice(name, "unknown_letters", found, "letters in UTF-8", mend))
    return tuple(notices)


def _sheet_notices(name: str, sheet: str, others: tuple[str, ...]) -> tuple[Problem, ...]:
    if not others:
        return ()
    found = f"{len(others) + 1} sheets; read was '{sheet}', left alone were {', '.join(others[:8])}"
    return (_notice(name, "several_sheets", found, "one sheet", "Check that it is the right one."),)


def heading_notices(name: str, best: Found) -> Iterator[Problem]:
    """What is odd about where the headings stand."""
    if best.above:
        rows = "1 row" if len(best.above) == 1 else f"{len(best.above)} rows"
        found = f"{rows} above the headings: {excerpt(best.above[0], 60)}"
        yield _notice(
            name, "title_rows", found, "headings in the first row", "Delete the rows above the headings."
        )
    if best.first_row - best.row > 1:
        found = f"headings that run over rows {best.row} and {best.first_row - 1}"
        yield _notice(
            name, "two_rows_of_headings", found, "one row of headings", "Write each heading in one cell."
        )
