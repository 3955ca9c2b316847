"""Rows whose cells stand in wrong columns, put back where only one way of doing so fits; and told of in any
case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from commonweal.foundation.dates import NotADate, parse_date
from commonweal.foundation.text import compact, excerpt, is_blank
from commonweal.registers.catalogue import Column, ColumnType, Table
from commonweal.registers.headings.matching import Understood
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.tables import Row
from commonweal.registers.rows.cells import read_number
from commonweal.rules.identifiers import NotAnIdentifier, parse_postcode, parse_uprn

ENOUGH_MISFITS = 2
ENOUGH_FITS = 3
HOPELESS = 3
FARTHEST = 2

Fits = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many cells are what their column wants, and how many are something else; free text is neither."""

    fits: int
    misfits: int


class Realigner:
    """Puts back the rows of one table of one file."""

    def __init__(self, table: Table, found: Understood) -> None:
        by_name = {column.name: column for column in table.columns}
        self._width = len(found.headings)
        self._tests: Mapping[int, Fits] = {
            at: test for name, at in found.columns.items() if (test := test_of(by_name[name])) is not None
        }

    def judge(self, cells: Sequence[str]) -> Verdict:
        """How a row's cells fit the columns that they stand in."""
        tried = [
            test(cells[at]) for at, test in self._tests.items() if at < len(cells) and not is_blank(cells[at])
        ]
        return Verdict(fits=sum(tried), misfits=len(tried) - sum(tried))

    def realigned(self, row: Row, file: str) -> Row:
        """The row as it is, or put back with a warning; refused when it is too long and no way of it fits."""
        now = self.judge(row.cells)
        if now.misfits < ENOUGH_MISFITS:
            return row
        better = self._better(row.cells, now)
        if better is not None:
            return replace(row, cells=better, problems=(*row.problems, _moved(row, file, better)))
        if now.misfits >= HOPELESS and any(cell.strip() for cell in row.cells[self._width :]):
            return replace(row, problems=(*row.problems, _hopeless(row, file, now)))
        return row

    def _better(self, cells: tuple[str, ...], now: Verdict) -> tuple[str, ...] | None:
        """The one arrangement without a misfit; where several leave only free text open, that text is left
        out.
        """
        fitting = [
            moved
            for moved in dict.fromkeys(arrangements(cells, self._width))
            if (verdict := self.judge(moved)).misfits == 0 and verdict.fits >= max(ENOUGH_FITS, now.fits)
        ]
        if not fitting or len({tuple(moved[at] for at in sorted(self._tests)) for moved in fitting}) > 1:
            return None
        return tuple(texts[0] if len(set(texts)) == 1 else "" for texts in zip(*fitting, strict=True))


def arrangements(cells: tuple[str, ...], width: int) -> Iterator[tuple[str, ...]]:
    """The ways in which cells get moved: a blank one too many, one too few, or a comma that parted one in
    two.
    """
    padded = cells + ("",) * (width - len(cells))
    for at in range(len(padded)):
        for far in range(1, FARTHEST + 1):
            if not any(cell.strip() for cell in padded[at : at + far]):
                yield _cut(padded[:at] + padded[at + far :], width)
            if not any(cell.strip() for cell in padded[width - far :]) or len(padded) < width:
                yield _cut(padded[:at] + ("",) * far + padded[at:], width)
            if len(padded) - far >= width and _goes_on(padded[at + 1 : at + far + 1], far):
                joined = ",".join(padded[at : at + far + 1])
                yield _cut((*padded[:at], joined, *padded[at + far + 1 :]), width)


def _goes_on(cells: Sequence[str], many: int) -> bool:
    """Whether each cell begins with the space that follows a comma in a sentence or an address."""
    return len(cells) == many and all(cell.startswith(" ") and cell.strip() for cell in cells)


def _cut(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    padded = cells + ("",) * (width - len(cells))
    return padded if any(cell.strip() for cell in padded[width:]) else padded[:width]


def test_of(column: Column) -> Fits | None:
    """What a cell of this column must look like; None where anything may stand."""
    if column.values:
        allowed = {compact(value) for value in column.values}
        return lru_cache(1_024)(
            lambda cell: any(compact(part) in allowed for part in (cell, *cell.split("/")))
        )
    if column.name in _BY_NAME:
        return _BY_NAME[column.name]
    return _BY_TYPE.get(column.type)


def _parses(parse: Callable[[str], object], *errors: type[Exception]) -> Fits:
    def fits(cell: str) -> bool:
        try:
            parse(cell)
        except errors:
            return False
        return True

    return fits


def _is_number(cell: str) -> bool:
    return read_number(cell) is not None


def _is_address(cell: str) -> bool:
    return cell.strip().lower().startswith(("http://", "https://", "www."))


def _is_yes_or_no(cell: str) -> bool:
    return compact(cell) in {"yes", "no", "y", "n", "true", "false"}


_BY_NAME: Mapping[str, Fits] = {
    "organisation_uri": lambda cell: _is_address(cell) or ":" in cell or " " not in cell.strip(),
    "site_plan_url": _is_address,
    "postcode": _parses(parse_postcode, NotAnIdentifier),
    "uprn": _parses(parse_uprn, NotAnIdentifier),
}
_BY_TYPE: Mapping[ColumnType, Fits] = {
    ColumnType.DATE: _parses(parse_date, NotADate),
    ColumnType.NUMBER: _is_number,
    ColumnType.INTEGER: _is_number,
    ColumnType.BOOLEAN: _is_yes_or_no,
}


def _moved(row: Row, file: str, better: Sequence[str]) -> Problem:
    found = next(
        (was for was, now in zip(row.cells, better, strict=False) if was != now and was.strip()), "cells"
    )
    return Problem(
        file=file,
        row=row.number,
        column=None,
        code="shifted_cells",
        severity=Severity.WARNING,
        found=f"cells in the wrong columns, from {excerpt(found, 60)} on",
        expected="each cell under its heading",
        mend="Put the cells back; they were read in the one arrangement that fits.",
    )


def _hopeless(row: Row, file: str, now: Verdict) -> Problem:
    return Problem(
        file=file,
        row=row.number,
        column=None,
        code="shifted_cells",
        severity=Severity.REFUSED,
        found=f"{len(row.cells)} cells, of which {now.misfits} do not fit their headings",
        expected="each cell under its heading",
        mend="Put a cell that holds a comma into quotation marks, and the others back under their headings.",
    )
