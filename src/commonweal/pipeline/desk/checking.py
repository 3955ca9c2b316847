"""Checks an upload with its mends: every row, every problem, the standard file, and the difference from
before. Rows pass one by one; what is found goes into files."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.foundation.text import excerpt, tidy
from commonweal.pipeline.desk.comparing import compare
from commonweal.pipeline.desk.doubting import Signs, doubts
from commonweal.pipeline.desk.owners import Owner
from commonweal.pipeline.desk.pages import reader
from commonweal.pipeline.desk.results import Comparison, FileProblem, Heading, Kind, Summary
from commonweal.pipeline.desk.rooms import DESK, DeskRegister
from commonweal.registers.checking.standard import standard_rows
from commonweal.registers.headings.matching import IGNORE, proposals, understand
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.opening import opened
from commonweal.registers.reading.tables import Unreadable
from commonweal.registers.rows.cells import Cells
from commonweal.registers.rows.rowwise import (
    SAMPLE,
    UNMENDED,
    Mends,
    expected_headings,
    stage_rows,
    with_ignored,
)
from commonweal.registers.rows.writing import ParquetRows
from commonweal.registers.staged import SourceFile, StagedFile

Watch = Callable[[int], None]
"""Told now and then how many rows have been read."""

TOLD_EVERY = 500
SHOWN_CELLS = 3
MOST_KINDS = 200
LONGEST_CELL = 2_000
ROWS = pa.schema(
    [("row", pa.int64()), ("refused", pa.bool_()), ("problems", pa.int64()), ("label", pa.string()),
     ("texts", pa.string())]
)  # fmt: skip
PROBLEMS = pa.schema(
    [("row", pa.int64()), ("field", pa.string()), ("column", pa.string()), ("code", pa.string()),
     ("refused", pa.bool_()), ("found", pa.string()), ("expected", pa.string()), ("mend", pa.string()),
     ("proposed", pa.string())]
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ToCheck:
    """An upload to check: the file, which register and variant it is, and what people said of it.

    `mapping` is which staged column a heading is; `before` are standard files of the last publication, and
    `against` says what that is.
    """

    path: Path
    sha256: str
    register: str
    variant: str
    why: str
    owner: Owner
    mapping: Mapping[str, str] = field(default_factory=dict)
    mends: Mends = UNMENDED
    before: Sequence[Path] = ()
    against: str = ""

    @property
    def desk(self) -> DeskRegister:
        """How this register is kept."""
        return DESK[self.register]


def check(asked: ToCheck, *, into: Path, watch: Watch = lambda rows: None) -> Summary:
    """Check an upload; the folder `into` then holds `rows.parquet`, `problems.parquet`, `standard.csv`,
    `differences.parquet` and `summary.json`. Whatever is wrong with the file stands there too."""
    shutil.rmtree(into, ignore_errors=True)
    (into / "staged").mkdir(parents=True)
    tables = _Tables(into, asked, watch)
    with tables:
        staged = stage_rows(
            _source(asked), asked.desk.how, into=into / "staged", mapping=asked.mapping,
            mends=asked.mends, seen=tables.saw, amended=tables.saw_later,
        )  # fmt: skip
    placed, strangers = write_standard_file(asked, staged, into / "standard.csv")
    compared = compare(into / "standard.csv", asked.before, asked.desk, against=asked.against, into=into)
    signs = Signs(
        read=staged.rows.read,
        refused=staged.rows.refused,
        strangers=strangers,
        before=compared.comparison.before,
        gone=compared.comparison.gone,
        placed=compared.placed,
        moved=compared.moved,
        filled=compared.filled,
    )
    summary = _summary(asked, staged, tables, into, compared.comparison, signs, placed)
    shutil.rmtree(into / "staged")
    summary.write(into)
    return summary


def _source(asked: ToCheck) -> SourceFile:
    return SourceFile(
        path=asked.path,
        register=asked.register,
        variant=asked.variant,
        sha256=asked.sha256,
        publisher=asked.owner.name,
    )


class _Tables:
    """The rows and the problems of a check, written as they pass."""

    def __init__(self, into: Path, asked: ToCheck, watch: Watch) -> None:
        self._rows = ParquetRows(into / "rows.parquet", ROWS)
        self._problems = ParquetRows(into / "problems.parquet", PROBLEMS)
        self._desk, self._watch, self._added = asked.desk, watch, asked.mends.added
        self._label = labels(asked.desk)
        self.seen = self.warned = self.of_file = 0
        self._noted: dict[int, int] = {}
        self._later: dict[int, dict[str, int]] = {}

    def __enter__(self) -> _Tables:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()
        self._problems.close()
        if self._later:
            self._rows.amend(self._later)

    def saw(self, cells: Cells) -> None:
        """Keep one row with its problems."""
        self.seen += 1
        self.of_file += cells.row not in self._added
        self.warned += bool(cells.problems) and not cells.refused
        self._rows.add(as_row(cells, self._label))
        if cells.metres and cells.problems:
            self._noted[cells.row] = len(cells.problems)
        for one in problem_rows(cells):
            self._problems.add(one)
        if self.seen % TOLD_EVERY == 0:
            self._watch(self.seen)

    def saw_later(self, cells: Cells) -> None:
        """Keep what only the whole file showed of a row."""
        before = self._noted.get(cells.row, 0)
        self.warned += before == 0
        self._later[cells.row] = {"problems": before + len(cells.problems)}
        for one in problem_rows(cells):
            self._problems.add(one)


def labels(desk: DeskRegister) -> tuple[str, ...]:
    """The staged columns by which a person knows a row."""
    columns = {heading: column.name for column in desk.how.table.columns for heading in column.headings}
    return tuple(columns[heading] for heading in desk.label)


def as_row(cells: Cells, label: Sequence[str]) -> dict[str, Any]:
    """A row as it stands with its mends, cut where a cell is very long."""
    texts = {name: text[:LONGEST_CELL] for name, text in cells.texts.items() if text.strip()}
    said = ", ".join(filter(None, (tidy(texts.get(name, "")) for name in label)))
    return {
        "row": cells.row,
        "refused": cells.refused,
        "problems": len(cells.problems),
        "label": excerpt(said, 120),
        "texts": json.dumps(texts, ensure_ascii=False),
    }


def problem_rows(cells: Cells) -> Iterator[dict[str, Any]]:
    """The problems of a row, each with the staged column that it is about and what is proposed."""
    fields = {heading: name for name, heading in cells.headings.items()}
    for one in cells.problems:
        yield {
            "row": one.row,
            "field": fields.get(one.column or "", ""),
            "column": one.column or "",
            "code": one.code,
            "refused": one.severity is Severity.REFUSED,
            "found": one.found,
            "expected": one.expected,
            "mend": one.mend,
            "proposed": json.dumps(dict(one.proposed), ensure_ascii=False) if one.proposed else "",
        }


def check_row(asked: ToCheck, number: int, texts: Mapping[str, str]) -> tuple[bool, list[dict[str, Any]]]:
    """Whether a row with these texts is refused, and its problems; what belongs to the file's shape is left
    out."""
    standard = {column.name: column.heading for column in asked.desk.how.table.columns}
    cells = Cells(file=asked.path.name, row=number, texts=texts, headings=standard, present=frozenset(texts))
    asked.desk.how.understand(cells)
    return cells.refused, list(problem_rows(cells))


def write_standard_file(asked: ToCheck, staged: StagedFile, to: Path) -> tuple[int, int]:
    """Write the accepted rows in the standard columns as the owner's own; gives how many have a point and how
    many named somebody else."""
    desk = asked.desk
    point = next(at for at, one in enumerate(desk.standard.headings) if one in ("GeoX", "point"))
    given = asked.owner.given(desk.owner)
    placed = 0
    with to.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(desk.standard.headings)
        for _, cells in standard_rows(staged, desk.register, desk.standard, given):
            out.writerow(cells)
            placed += bool(cells[point])
    return placed, _strangers(asked, staged)


def _strangers(asked: ToCheck, staged: StagedFile) -> int:
    """How many accepted rows name another body as their publisher."""
    table = str(staged.tables[asked.desk.how.table.name])
    column = asked.desk.owner[0]
    sql = f'SELECT "{column}", count(*) FROM read_parquet(?) GROUP BY 1'  # noqa: S608 (a staged column)
    said = reader().execute(sql, [table]).fetchall()
    return sum(rows for text, rows in said if text and not asked.owner.is_meant(text))


def _summary(
    asked: ToCheck,
    staged: StagedFile,
    tables: _Tables,
    into: Path,
    comparison: Comparison,
    signs: Signs,
    placed: int,
) -> Summary:
    headings, missing = headings_of(asked)
    touched = asked.mends.texts.keys() - asked.mends.left_out
    return Summary(
        register=asked.register,
        variant=asked.variant,
        why=asked.why,
        read=tables.of_file + len(asked.mends.left_out - asked.mends.added),
        added=len(asked.mends.added),
        left_out=len(asked.mends.left_out),
        accepted=staged.rows.accepted,
        refused=staged.rows.refused,
        warned=tables.warned,
        mended=len(touched),
        placed=placed,
        headings=headings,
        missing=missing,
        kinds=kinds_in(into / "problems.parquet"),
        notes=tuple(_notes(staged)),
        comparison=comparison,
        doubts=tuple(doubts(signs)),
    )


def headings_of(asked: ToCheck) -> tuple[tuple[Heading, ...], tuple[str, ...]]:
    """Each heading of the file with what it was taken for, and the required columns that it lacks."""
    table = asked.desk.how.table
    try:
        with opened(asked.path, known=expected_headings(table, asked.mapping)) as reading:
            sample = [row.cells for row in islice(reading.rows(), SAMPLE)]
            mapping = with_ignored(asked.desk.register, asked.mapping)
            found = understand(reading.file, reading.headings, table, mapping)
    except Unreadable:
        return (), ()
    named = {at: name for name, at in found.columns.items()}
    taken = tuple(found.columns)

    def heading(at: int, text: str) -> Heading:
        cells = [row[at] for row in sample if at < len(row) and row[at].strip()]
        unknown = at in found.unknown
        maybe = proposals(text, cells, table, taken=taken) if unknown and text else ()
        return Heading(
            text=text,
            column=named.get(at) or (None if unknown else IGNORE),
            maybe=tuple(one.column for one in maybe),
            cells=tuple(excerpt(cell, 40) for cell in dict.fromkeys(cells[:20]))[:SHOWN_CELLS],
        )

    missing = [
        one.heading for one in table.columns if one.required and one.headings and one.name not in taken
    ]
    return tuple(heading(at, text) for at, text in enumerate(found.headings) if text), tuple(missing)


def kinds_in(problems: Path) -> tuple[Kind, ...]:
    """The problems of a check by kind and column, refusals first, the most frequent first."""
    rows = (
        reader()
        .execute(
            """SELECT code, field, "column", refused, count(DISTINCT row) AS rows,
            count(DISTINCT row) FILTER (proposed <> '') AS proposed,
            arg_min(found, row), arg_min(expected, row), arg_min(mend, row)
        FROM read_parquet(?) GROUP BY code, field, "column", refused
        ORDER BY refused DESC, rows DESC, code, "column" LIMIT ?""",
            [str(problems), MOST_KINDS],
        )
        .fetchall()
    )
    names = ("code", "field", "column", "refused", "rows", "proposed", "found", "expected", "mend")
    return tuple(Kind(**dict(zip(names, row, strict=True))) for row in rows)


def _notes(staged: StagedFile) -> Iterator[FileProblem]:
    for path, refused in ((staged.refusals, True), (staged.warnings, False)):
        with pq.ParquetFile(path) as parquet:
            for batch in parquet.iter_batches(batch_size=5_000):
                for row in batch.to_pylist():
                    if row["row"] is None:
                        yield FileProblem(
                            code=row["code"],
                            column=row["column"] or "",
                            found=row["found"],
                            expected=row["expected"],
                            mend=row["mend"],
                            refused=refused,
                        )


def unreadable(problem: Problem) -> FileProblem:
    """A problem of the whole file."""
    return FileProblem(
        code=problem.code,
        column="",
        found=problem.found,
        expected=problem.expected,
        mend=problem.mend,
        refused=True,
    )
