"""The report on a checked file as text: grouped by problem, with counts, examples and how to mend them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from commonweal.foundation.text import excerpt
from commonweal.registers.checking.check import Checked
from commonweal.registers.problems import Problem, Severity

EXAMPLES = 3
WIDTH = 100


def report(found: Checked) -> str:
    """The whole report; it ends with a line break."""
    return "\n".join([*_head(found), *_groups(found), *_foot(found)]) + "\n"


def _head(found: Checked) -> Iterator[str]:
    if found.register is None:
        yield f"{found.file}: not recognised"
        return
    yield f"{found.file}: {found.register.title} ({found.variant})"
    yield f"  {found.why}."
    rows = found.rows
    yield ""
    yield f"{rows['read']:,} rows read: {rows['accepted']:,} accepted, {rows['refused']:,} refused."


def _groups(found: Checked) -> Iterator[str]:
    whole = [problem for problem in found.problems if problem.row is None]
    refused = [problem for problem in found.problems if problem.row is not None and _refuses(problem)]
    out = {problem.row for problem in refused}
    kept = [problem for problem in found.problems if problem.row is not None and problem.row not in out]
    yield from _section("The file", whole)
    yield from _section("Rows refused", refused)
    yield from _section("Rows kept that need mending", kept)


def _refuses(problem: Problem) -> bool:
    return problem.severity is Severity.REFUSED


def _section(title: str, problems: Iterable[Problem]) -> Iterator[str]:
    groups = _grouped(problems)
    if groups:
        yield ""
        yield title
        for group in groups:
            yield ""
            yield from _group(group)


def _grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems of one kind in one column together, the most frequent kind first."""
    ordered = sorted(problems, key=_kind)
    return sorted(([*group] for _, group in groupby(ordered, key=_kind)), key=lambda group: -len(group))


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.code, (problem.column or "") if problem.row is not None else ""


def _group(group: Sequence[Problem]) -> Iterator[str]:
    first = group[0]
    if first.row is None:
        yield from _group_of_file(group)
        return
    where = f" in {first.column}" if first.column else ""
    yield f"  {_title(first)}{where}{_times(group)}"
    yield from _indented(f"Expected: {first.expected}")
    shown = _different(group)
    for problem in shown:
        yield from _indented(f"row {problem.row:,}: {excerpt(problem.found, 160)}", f"    {problem.mend}")
    if left := len(group) - len(shown):
        yield f"    … and {left:,} more."


def _group_of_file(group: Sequence[Problem]) -> Iterator[str]:
    """Problems of the file as a whole; those with the same mend are told of together."""
    yield f"  {_title(group[0])}"
    for mend, alike in groupby(
        sorted(group, key=lambda problem: problem.mend), key=lambda problem: problem.mend
    ):
        said = [(one.column or "") if one.code == "missing_column" else one.found for one in alike]
        yield from _indented(", ".join(said), f"    {mend}")


def _title(problem: Problem) -> str:
    return problem.code.replace("_", " ").capitalize()


def _different(group: Sequence[Problem]) -> list[Problem]:
    """The first examples that differ in what was found."""
    by_found: dict[str, Problem] = {}
    for problem in group:
        by_found.setdefault(problem.found, problem)
    return list(by_found.values())[:EXAMPLES]


def _times(group: Sequence[Problem]) -> str:
    rows = len({problem.row for problem in group})
    return f": {rows:,} row{'' if rows == 1 else 's'}"


def _indented(*texts: str) -> Iterator[str]:
    for text in filter(None, texts):
        inner = len(text) - len(text.lstrip())
        pad = " " * (4 + inner)
        yield from wrap(
            text.strip(),
            WIDTH,
            initial_indent=pad,
            subsequent_indent=pad,
            break_on_hyphens=False,
            break_long_words=False,
        )


def _foot(found: Checked) -> Iterator[str]:
    if found.problems_left_out:
        yield ""
        yield f"{found.problems_left_out:,} more problems are not shown."
    if not found.problems:
        yield ""
        yield "Nothing to mend."
