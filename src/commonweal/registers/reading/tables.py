"""The kinds of file that hold a table, each giving its rows from the first, as often as asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from commonweal.foundation.text import excerpt
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading import delimited, workbook
from commonweal.registers.reading.encoding import Encoding, open_text
from commonweal.registers.reading.features import Objects
from commonweal.registers.reading.workbook import UnreadableWorkbook, sheet_rows


class Unreadable(ValueError):
    """A file of which no row can be read; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.found)
        self.problem = problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row as it stands in the file; `number` counts every row above it too, from 1."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


class Source(Protocol):
    """A kind of file. `width` is the number of headings, once it is known."""

    def rows(self, width: int | None = None) -> Iterator[Row]: ...


def file_problem(
    name: str, code: str, found: str, expected: str, mend: str, severity: Severity = Severity.REFUSED
) -> Problem:
    """A problem with the whole file; refused unless said otherwise."""
    return Problem(
        file=name,
        row=None,
        column=None,
        code=code,
        severity=severity,
        found=found,
        expected=expected,
        mend=mend,
    )


@dataclass(frozen=True)
class TextTable:
    """A delimited text file."""

    path: Path
    name: str
    encoding: Encoding
    delimiter: str

    def rows(self, width: int | None = None) -> Iterator[Row]:
        with open_text(self.path, self.encoding) as file:
            for record in delimited.records(file, self.delimiter, width):
                problems = (_TROUBLES[record.trouble](self.name, record),) if record.trouble else ()
                yield Row(number=record.number, cells=record.cells, problems=problems)


def _unclosed(name: str, record: delimited.Record) -> Problem:
    return Problem(
        file=name,
        row=record.number,
        column=None,
        code="unclosed_quote",
        severity=Severity.WARNING,
        found=excerpt(" ".join(record.cells), 60),
        expected="quotation marks in pairs",
        mend='Write a quotation mark inside a cell twice (""), and close the cell with one.',
    )


def _oversized(name: str, record: delimited.Record) -> Problem:
    return Problem(
        file=name,
        row=record.number,
        column=None,
        code="oversized_row",
        severity=Severity.REFUSED,
        found=f"more than {delimited.RECORD_LIMIT:,} characters, beginning {excerpt(record.cells[0], 40)}",
        expected=f"at most {delimited.RECORD_LIMIT:,} characters in a row",
        mend="Check for a quotation mark that is never closed, or a cell into which a file was pasted.",
    )


_TROUBLES = {"unclosed_quote": _unclosed, "oversized_row": _oversized}


@dataclass(frozen=True)
class SheetTable:
    """One sheet of a workbook."""

    path: Path
    name: str
    sheet: str

    def rows(self, width: int | None = None) -> Iterator[Row]:
        try:
            for row in sheet_rows(self.path, self.sheet):
                problems = tuple(self._formula(row, at) for at in row.formulas)
                yield Row(number=row.number, cells=row.cells, problems=problems)
        except UnreadableWorkbook as problem:
            raise Unreadable(damaged(self.name, problem)) from problem

    def _formula(self, row: workbook.SheetRow, at: int) -> Problem:
        value = row.cells[at] if at < len(row.cells) else ""
        return Problem(
            file=self.name,
            row=row.number,
            column=f"column {at + 1}",
            code="formula",
            severity=Severity.WARNING,
            found=f"a formula; its last value was {excerpt(value, 40) or 'not kept'}",
            expected="a value",
            mend="Copy the column and paste it as values.",
        )


@dataclass(frozen=True)
class JsonTable:
    """The objects of a JSON file; the first is row 1."""

    found: Objects

    def rows(self, width: int | None = None) -> Iterator[Row]:
        for number, cells in enumerate(self.found.rows, start=1):
            yield Row(number=number, cells=cells)


@dataclass(frozen=True)
class LoneCells:
    """A text with one cell a line, as a copied PDF gives: its rows are lost, so each line is refused as it
    stands.
    """

    table: TextTable

    def rows(self, width: int | None = None) -> Iterator[Row]:
        with open_text(self.table.path, self.table.encoding) as file:
            number = 0
            while line := file.readline(delimited.RECORD_LIMIT):
                number += 1
                yield Row(number=number, cells=(line.rstrip("\r\n"),), problems=(self._lost(line, number),))

    def _lost(self, line: str, number: int) -> Problem:
        return Problem(
            file=self.table.name,
            row=number,
            column=None,
            code="one_cell_a_line",
            severity=Severity.REFUSED,
            found=excerpt(line, 100),
            expected="a site in each row, its cells under their headings",
            mend="Publish the spreadsheet behind it, as CSV: nobody can say which cells belong together.",
        )


def damaged(name: str, problem: UnreadableWorkbook) -> Problem:
    """A workbook that cannot be opened or read to its end."""
    mend = "Open it in a spreadsheet and save it again, or save it as CSV UTF-8."
    return file_problem(name, "damaged_workbook", str(problem), "a workbook that can be opened", mend)
