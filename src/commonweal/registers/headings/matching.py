"""Which column of the file is which of the register's: by exact heading, by alias, or as a person confirmed.

What is none of these gets proposals, by likeness of name and by what its cells look like; a proposal is only
ever shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from commonweal.foundation.dates import NotADate, parse_date
from commonweal.foundation.text import compact, excerpt, is_blank
from commonweal.registers.catalogue import Column, ColumnType, Table
from commonweal.registers.problems import Problem, Severity
from commonweal.rules.identifiers import NotAnIdentifier, parse_postcode, parse_title_number, parse_uprn

ALIKE_ENOUGH = 78
CONTENT_ENOUGH = 0.8
IGNORE = "-"
NO_HEADINGS = ("",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A heading that nobody knows, the column it may be, how likely (0 to 1) and why."""

    heading: str
    column: str
    score: float
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """`columns` maps staged columns to places in the file; `unknown` are headings that mean nothing yet."""

    columns: Mapping[str, int]
    headings: tuple[str, ...]
    unknown: tuple[int, ...]
    problems: tuple[Problem, ...]

    def heading(self, column: str) -> str:
        """The heading of a staged column as the file has it."""
        return self.headings[self.columns[column]] if column in self.columns else column


def vocabulary(tables: Iterable[Table]) -> frozenset[str]:
    """Every heading and alias of these tables, compact."""
    return frozenset(
        compact(heading) for table in tables for column in table.columns for heading in column.headings
    )


def understand(
    file: str, headings: Sequence[str], table: Table, mapping: Mapping[str, str] | None = None
) -> Understood:
    """Match a file's headings with a table's columns. A confirmed mapping goes before everything else.

    A column named twice is read from the place of its surest heading, else from the first. Two headings run
    together into one cell beside an empty one are taken apart when each half is a heading of the register
    that is nowhere else in the file.
    """
    whole, apart = _taken_apart(tuple(headings), table)
    named = _names(whole, table, mapping or {})
    columns: dict[str, int] = {}
    for at, (name, _) in sorted(named.items(), key=lambda one: (one[1][1], one[0])):
        if name != IGNORE:
            columns.setdefault(name, at)
    repeats = [
        _repeated(file, whole[at], whole[columns[name]])
        for at, (name, _) in named.items()
        if columns.get(name, at) != at
    ]
    return Understood(
        columns=columns,
        headings=whole,
        unknown=tuple(at for at in range(len(whole)) if at not in named),
        problems=(*(_run_together(file, text) for text in apart), *repeats),
    )


def _names(headings: Sequence[str], table: Table, mapping: Mapping[str, str]) -> dict[int, tuple[str, int]]:
    """What each known heading means, and how surely: confirmed (0), the publisher's own (1), an alias (2)."""
    confirmed = {compact(heading): (column, 0) for heading, column in mapping.items()}
    own = {compact(column.headings[0]): (column.name, 1) for column in table.columns if column.headings}
    aliases = {
        compact(heading): (column.name, 2) for column in table.columns for heading in column.headings[1:]
    }
    known = aliases | own | confirmed
    found = ((at, known.get(compact(heading))) for at, heading in enumerate(headings))
    return {at: name for at, name in found if name is not None}


def _taken_apart(headings: tuple[str, ...], table: Table) -> tuple[tuple[str, ...], list[str]]:
    """`SitePlanURL CoordinateReferenceSystem` beside an empty heading becomes the two that it plainly is."""
    known = vocabulary([table])
    present = {compact(heading) for heading in headings}
    whole, apart = list(headings), []
    for at, heading in enumerate(headings):
        if any(headings[at + 1 : at + 2]) or not heading or compact(heading) in known:
            continue
        halves = [pair for pair in _halves(heading) if set(map(compact, pair)) <= known - present]
        if len(halves) == 1:
            whole[at : at + 2] = halves[0]
            apart.append(heading)
    return tuple(whole), apart


def _halves(heading: str) -> list[tuple[str, str]]:
    words = heading.split()
    return [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]


def heading_problems(
    file: str, found: Understood, table: Table, rows: Sequence[Sequence[str]]
) -> list[Problem]:
    """What a person should know of the headings: unknown ones with proposals, standard ones that are missing.

    A text that has lost its headings altogether is told of row by row, and not here.
    """
    if found.headings == NO_HEADINGS:
        return []
    return [*unknown_headings(file, found, table, rows), *missing_columns(file, found, table)]


def unknown_headings(
    file: str, found: Understood, table: Table, rows: Sequence[Sequence[str]]
) -> list[Problem]:
    """A warning for each heading nobody knows, with what it may be; `rows` is a sample of the rows below."""
    problems = []
    for at in found.unknown:
        heading = found.headings[at]
        if not heading:
            continue
        likely = proposals(heading, _cells(rows, at), table, taken=found.columns)
        problems.append(_unknown(file, heading, likely))
    return problems


def proposals(
    heading: str, cells: Sequence[str], table: Table, *, taken: Iterable[str] = ()
) -> tuple[Proposal, ...]:
    """What an unknown heading may be, likeliest first, at most three; columns already found are left out."""
    free = [column for column in table.columns if column.headings and column.name not in set(taken)]
    found = [*_by_name(heading, free), *_by_content(heading, cells, free)]
    best: dict[str, Proposal] = {}
    for one in sorted(found, key=lambda proposal: -proposal.score):
        best.setdefault(one.column, one)
    return tuple(best.values())[:3]


def _by_name(heading: str, free: Iterable[Column]) -> Iterable[Proposal]:
    for column in free:
        score, alike = max((_alike(heading, one), one) for one in (*column.headings, column.name))
        if score >= ALIKE_ENOUGH:
            yield Proposal(
                heading=heading, column=column.name, score=score / 100, why=f"its name is like '{alike}'"
            )


def _alike(left: str, right: str) -> float:
    spaced = (re.sub(r"(?<=[a-z])(?=[A-Z])|[_\-/.]", " ", text).lower() for text in (left, right))
    return max(fuzz.token_sort_ratio(*spaced), fuzz.ratio(compact(left), compact(right)))


def _by_content(heading: str, cells: Sequence[str], free: Iterable[Column]) -> Iterable[Proposal]:
    said = [cell.strip() for cell in cells if not is_blank(cell)]
    if len(said) < 3:
        return
    for column in free:
        looks = _looks_like(column)
        share = sum(map(looks, said)) / len(said) if looks else 0.0
        if share >= CONTENT_ENOUGH:
            why = f"{share:.0%} of its cells look like {column.heading}"
            yield Proposal(heading=heading, column=column.name, score=share * 0.75, why=why)


def _looks_like(column: Column) -> Callable[[str], bool] | None:
    if column.values:
        allowed = {compact(value) for value in column.values}
        return lambda cell: compact(cell) in allowed
    if column.name in _LOOKS:
        return _LOOKS[column.name]
    return _is_date if column.type is ColumnType.DATE else None


def _parses(parse: Callable[[str], object], *errors: type[Exception]) -> Callable[[str], bool]:
    def looks(cell: str) -> bool:
        try:
            parse(cell)
        except errors:
            return False
        return True

    return looks


def _between(least: float, most: float) -> Callable[[str], bool]:
    def looks(cell: str) -> bool:
        try:
            return "." in cell and least <= float(cell) <= most
        except ValueError:
            return False

    return looks


_is_date = _parses(parse_date, NotADate)
_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "uprn": lambda cell: len(cell.strip()) >= 9 and _parses(parse_uprn, NotAnIdentifier)(cell),
    "postcode": _parses(parse_postcode, NotAnIdentifier),
    "land_registry_title_number": lambda cell: (
        cell[:1].isalpha() and _parses(parse_title_number, NotAnIdentifier)(cell)
    ),
    "longitude": _between(-9, 2.5),
    "latitude": _between(49, 61.5),
}


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in rows if at < len(row)]


def _warning(file: str, column: str | None, code: str, found: str, expected: str, mend: str) -> Problem:
    return Problem(
        file=file,
        row=None,
        column=column,
        code=code,
        severity=Severity.WARNING,
        found=found,
        expected=expected,
        mend=mend,
    )


def _repeated(file: str, heading: str, first: str) -> Problem:
    found = f"'{heading}'" if heading == first else f"'{heading}' beside '{first}'"
    return _warning(
        file,
        heading,
        "repeated_heading",
        found,
        "each heading once",
        f"Delete or rename one; '{first}' was read.",
    )


def _run_together(file: str, heading: str) -> Problem:
    found = f"'{heading}' in one cell beside an empty one"
    return _warning(
        file,
        heading,
        "run_together_headings",
        found,
        "one heading in a cell",
        "Put each heading in its own cell.",
    )


def _unknown(file: str, heading: str, likely: Sequence[Proposal]) -> Problem:
    said = "; or ".join(f"{one.column}, because {one.why}" for one in likely)
    mend = (
        f'It may be {said}. If so: commonweal registers confirm FILE --heading "{excerpt(heading, 60)}='
        f'{likely[0].column}"'
        if likely
        else "Its cells were left out. Delete the column, or confirm which column it is."
    )
    return _warning(
        file, heading, "unknown_heading", f"'{excerpt(heading, 60)}'", "a heading of the standard", mend
    )


def missing_columns(file: str, found: Understood, table: Table) -> list[Problem]:
    """A warning for each required column that the file does not have at all."""
    return [
        _warning(
            file,
            column.heading,
            "missing_column",
            "no such heading",
            f"the heading '{column.heading}'",
            "Add the column, with its cells empty where nothing is known.",
        )
        for column in table.columns
        if column.required and column.headings and column.name not in found.columns
    ]


def repeated(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings that stand more than once, compact."""
    return tuple(name for name, times in Counter(map(compact, headings)).items() if times > 1 and name)
