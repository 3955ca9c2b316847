"""Stages the titles that companies and public bodies own, from the full file or a month's changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from commonweal.registers.bulk.one_pass import Pass
from commonweal.registers.bulk.staging import Way, stage_text
from commonweal.registers.catalogue import register
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile

_EDITION = re.compile(r"(20[0-9]{2})_(0[1-9]|1[0-2])(?![0-9])")


def stage(
    source: SourceFile, *, into: Path, scope: Scope = EVERYWHERE, mapping: Mapping[str, str] | None = None
) -> StagedFile:
    """One row a title; in scope by the name of its district. The trailing count is checked against the
    rows.
    """
    way = Way(
        register=register("corporate_ownership"),
        endings=(".csv", ".txt"),
        trailer="Row Count:",
        after=_check_row_count,
        variables={"edition": edition(source)},
    )
    return stage_text(way, source, into=into, scope=scope, mapping=mapping)


def edition(source: SourceFile) -> str | None:
    """The month of the file as `YYYY-MM`: the publisher's date, else the month in the file's name."""
    if source.dated:
        return f"{source.dated:%Y-%m}"
    found = _EDITION.search(source.path.name)
    return f"{found[1]}-{found[2]}" if found else None


def _check_row_count(one: Pass, trailing: tuple[str, ...] | None) -> None:
    read = one.count().read
    said = re.sub(r"[^0-9]", "", " ".join(trailing or ()))
    if said == str(read):
        return
    found = (
        f"Row Count: {said}, but {read} rows"
        if said
        else f"{read} rows and no row that says how many there are"
    )
    problem = Problem(
        file=one.opened.name, row=None, column=None, code="row_count_differs", severity=Severity.WARNING,
        found=found,        expected="a last row that says how many rows there are",
        mend="Check that the download finished; fetch the file again.",
    )  # fmt: skip
    one.note(problem)
