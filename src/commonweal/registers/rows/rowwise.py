"""Staging row by row, for the small and messy files of councils; each register says only how it understands a
row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from commonweal.foundation.text import compact, has_control_characters
from commonweal.registers.catalogue import Register, Table
from commonweal.registers.headings.matching import (
    Understood,
    heading_problems,
    understand,
    vocabulary,
)
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.opening import Reading, opened
from commonweal.registers.reading.realigning import Realigner
from commonweal.registers.reading.tables import Row, Unreadable, file_problem
from commonweal.registers.rows.cells import Cells
from commonweal.registers.rows.exchanged import MetrePoint, exchanged
from commonweal.registers.rows.points import exchanged_metres
from commonweal.registers.rows.writing import StagedWriter
from commonweal.registers.staged import SourceFile, StagedFile

SAMPLE = 200
Values = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class HowToRead:
    """What a register knows of its rows.

    `understand` gives the staged values of a row and notes its problems in the cells.
    """

    register: Register
    table: Table
    understand: Callable[[Cells], Values]


@dataclass(frozen=True, kw_only=True)
class Mends:
    """What people changed in a file: by row the texts of staged columns, and the rows that are left out.

    A row whose number is in `added` stands in no file; its texts are all there is of it.
    """

    texts: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()


UNMENDED = Mends()
Seen = Callable[[Cells], None]
"""Told of every row once it is accepted or refused, with its texts and problems."""


def stage_rows(
    source: SourceFile,
    how: HowToRead,
    *,
    into: Path,
    mapping: Mapping[str, str] | None = None,
    mends: Mends = UNMENDED,
    seen: Seen | None = None,
    amended: Seen | None = None,
) -> StagedFile:
    """Stage every row of a file into the folder `into`; a file that is no table comes back with no rows.

    `amended` is told of a row that only the whole file showed to be wrong, with those problems alone.
    """
    writer = StagedWriter(source, how.register, into)
    with writer:
        try:
            with opened(source.path, known=expected_headings(how.table, mapping)) as reading:
                _stage(reading, writer, how, mapping, mends, seen, amended)
        except Unreadable as unreadable:
            writer.note([unreadable.problem])
    return writer.finished()


def expected_headings(table: Table, mapping: Mapping[str, str] | None = None) -> frozenset[str]:
    """Every heading that this table may have, compact, with what a person confirmed."""
    return vocabulary([table]) | {compact(heading) for heading in mapping or {}}


def _stage(
    reading: Reading,
    writer: StagedWriter,
    how: HowToRead,
    mapping: Mapping[str, str] | None,
    mends: Mends,
    seen: Seen | None,
    amended: Seen | None,
) -> None:
    found = understand(reading.file, reading.headings, how.table, with_ignored(how.register, mapping))
    sample = [row.cells for row in islice(reading.rows(), SAMPLE)]
    writer.note(reading.notices)
    writer.note(found.problems)
    writer.note(heading_problems(reading.file, found, how.table, sample))
    if not sample:
        writer.note([no_rows(reading.file)])
    staging = _Staging(
        file=reading.file, found=found, how=how, writer=writer, mends=mends, seen=seen, amended=amended
    )
    for row in reading.rows():
        if row.number not in mends.left_out:
            staging.stage(row)
    for number in sorted(mends.added - mends.left_out):
        staging.stage(Row(number=number, cells=()))
    staging.settle()


def no_rows(file: str) -> Problem:
    """A warning: headings and nothing below them."""
    return file_problem(
        file,
        "no_rows",
        "headings and no row below them",
        "rows of data",
        "Check that the export finished.",
        Severity.WARNING,
    )


def with_ignored(register: Register, mapping: Mapping[str, str] | None) -> Mapping[str, str]:
    """Headings that belong to a variant but hold nothing that is staged are no surprise."""
    staged = vocabulary(register.tables)
    ignored = {
        heading: "-"
        for variant in register.variants
        for heading in variant.headings
        if compact(heading) not in staged
    }
    return {**ignored, **(mapping or {})}


class _Staging:
    """What is the same for every row of one file."""

    def __init__(
        self,
        *,
        file: str,
        found: Understood,
        how: HowToRead,
        writer: StagedWriter,
        mends: Mends,
        seen: Seen | None,
        amended: Seen | None,
    ) -> None:
        self._file, self._found, self._how, self._writer = file, found, how, writer
        self._mends, self._seen, self._amended = mends, seen, amended
        self._realigner = Realigner(how.table, found)
        standard = {column.name: column.heading for column in how.table.columns}
        self._headings = standard | {name: found.headings[at] for name, at in found.columns.items()}
        self._present = frozenset(found.columns)
        self._again = tuple(compact(heading) for heading in found.headings if heading)
        self._points: list[MetrePoint] = []

    def stage(self, row: Row) -> None:
        """Accept or refuse one row."""
        fitted = self._realigner.realigned(row, self._file)
        cells = self.cells(fitted)
        self._check_shape(row, fitted, cells)
        values = {} if cells.refused else self._how.understand(cells)
        if cells.refused:
            self._writer.refuse(self._how.table.name, row.cells, cells.problems)
        else:
            kept = {**values, "flags": cells.flags}
            self._writer.accept(self._how.table.name, row.number, kept, cells.problems)
            self._remember(row.number, values, cells)
        if self._seen is not None:
            self._seen(cells)

    def settle(self) -> None:
        """What only the whole file can show: points whose easting and northing changed places."""
        for one in exchanged(self._points):
            point, cells = one.point, self.cells(Row(number=one.point.row, cells=()))
            cells.flags.extend(point.flags)
            away = f"{one.away_m / 1000:,.0f} km from the other rows of {point.outward}"
            why = f"{away}, and among them the other way round"
            values = exchanged_metres(cells, point.column, point.x, point.y, why).values()
            kept = {**values, "flags": cells.flags}
            self._writer.amend(self._how.table.name, point.row, kept, cells.problems)
            if self._amended is not None:
                self._amended(cells)

    def _remember(self, row: int, values: Values, cells: Cells) -> None:
        outward = values.get("postcode_district") or (values.get("postcode") or "").split(" ")[0]
        if cells.metres and outward:
            column, x, y = cells.metres
            flags = tuple(cells.flags)
            self._points.append(MetrePoint(row=row, outward=outward, column=column, x=x, y=y, flags=flags))

    def cells(self, row: Row) -> Cells:
        """A row's texts by staged column."""
        columns = self._found.columns.items()
        texts = {name: row.cells[at] for name, at in columns if at < len(row.cells)}
        return Cells(
            file=self._file,
            row=row.number,
            texts={**texts, **self._mends.texts.get(row.number, {})},
            headings=self._headings,
            present=self._present,
            problems=list(_under_headings(row.problems, self._found.headings)),
        )

    def _check_shape(self, row: Row, fitted: Row, cells: Cells) -> None:
        if _first_is(row, self._again) and tuple(compact(cell) for cell in row.cells if cell) == self._again:
            cells.refuse(
                None, "headings_again", "the headings a second time", "a row of data", "Delete the row."
            )
        width = len(self._found.headings)
        if extra := [cell for cell in fitted.cells[width:] if cell.strip()]:
            found = f"{len(extra)} more cells than headings: {' | '.join(extra)}"
            mend = "Put a cell that holds a comma into quotation marks."
            cells.warn(None, "extra_cells", found, f"{width} cells", mend)
        if any(map(has_control_characters, fitted.cells)):
            found, expected = "characters that nobody sees", "letters that can be seen"
            cells.warn(None, "control_characters", found, expected, "They were left out.")


def _first_is(row: Row, again: Sequence[str]) -> bool:
    return bool(again) and compact(next(filter(None, row.cells), "")[:200]) == again[0]


def _under_headings(problems: Sequence[Problem], headings: Sequence[str]) -> Iterator[Problem]:
    """A problem that says `column 3` says the third heading instead."""
    for problem in problems:
        number = (problem.column or "").removeprefix("column ")
        if number.isdecimal() and int(number) <= len(headings):
            yield replace(problem, column=headings[int(number) - 1] or problem.column)
        else:
            yield problem
