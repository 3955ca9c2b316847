"""Checks one file: which register it is, how many rows can be read, and everything to mend in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from commonweal.foundation.files import sha256_of
from commonweal.registers.catalogue import Register, register, registers
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.tables import file_problem
from commonweal.registers.recognition import Recognised, recognise
from commonweal.registers.staged import SourceFile, StagedFile
from commonweal.registers.staging import stage

MOST_PROBLEMS = 50_000


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was found in a file. `staged` is None when no register was recognised or the file could not be
    opened.

    `problems` are at most `MOST_PROBLEMS`, refusals first; `problems_left_out` counts the rest.
    """

    file: str
    register: Register | None
    variant: str | None
    why: str
    staged: StagedFile | None
    problems: tuple[Problem, ...]
    problems_left_out: int = 0

    @property
    def readable(self) -> bool:
        """Whether it could be read as a register: opened, recognised, and not every row refused."""
        whole = any(problem.row is None and problem.severity is Severity.REFUSED for problem in self.problems)
        rows = self.rows
        return self.staged is not None and not whole and (rows["accepted"] > 0 or rows["read"] == 0)

    @property
    def rows(self) -> Mapping[str, int]:
        """`read`, `accepted` and `refused`; `read = accepted + refused`."""
        if self.staged is None:
            return {"read": 0, "accepted": 0, "refused": 0}
        rows = self.staged.rows
        return {"read": rows.read, "accepted": rows.accepted, "refused": rows.refused}

    def as_json(self) -> dict[str, Any]:
        """The whole report as plain values."""
        return {
            "file": self.file,
            "register": self.register.name if self.register else None,
            "variant": self.variant,
            "why": self.why,
            "readable": self.readable,
            "rows": dict(self.rows),
            "problems": [_as_json(problem) for problem in self.problems],
            "problems_left_out": self.problems_left_out,
        }


@contextmanager
def checked(
    path: Path,
    *,
    register_name: str | None = None,
    publisher: str | None = None,
    confirmed: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[Checked]:
    """Check a file; what was staged can be read until the block ends.

    `register_name` overrules recognition; `UnknownRegister` when there is none of that name. `confirmed` are
    the headings that people confirmed for this publisher, by register.
    """
    recognised = recognise(path) if path.is_file() else None
    found = (
        register(register_name)
        if register_name
        else registers().get(recognised.register if recognised else "")
    )
    if found is None:
        yield _unrecognised(path)
        return
    variant = _variant(found, recognised)
    source = SourceFile(
        path=path, register=found.name, variant=variant, sha256=sha256_of(path), publisher=publisher
    )
    with TemporaryDirectory(prefix="commonweal-check-") as folder:
        staged = stage(source, into=Path(folder), mapping=(confirmed or {}).get(found.name))
        problems, left_out = _problems(path.name, staged)
        yield Checked(
            file=path.name,
            register=found,
            variant=variant,
            why=_why(recognised, found),
            staged=staged,
            problems=problems,
            problems_left_out=left_out,
        )


def _as_json(problem: Problem) -> dict[str, Any]:
    """A problem as plain values; what is proposed is not kept in the staged files and so left out."""
    return {name: value for name, value in asdict(problem).items() if name != "proposed"}


def _variant(found: Register, recognised: Recognised | None) -> str:
    if recognised and recognised.register == found.name:
        return recognised.variant
    return next((variant.name for variant in found.variants), "unknown")


def _why(recognised: Recognised | None, found: Register) -> str:
    if recognised and recognised.register == found.name:
        return recognised.why
    return "the register was named, not recognised"


def _unrecognised(path: Path) -> Checked:
    names = ", ".join(registers())
    problem = file_problem(
        path.name,
        "unknown_register",
        "none of the registers' headings" if path.is_file() else "no file",
        "a file of one of the registers",
        f"If you know which it is, name it with --register: {names}.",
    )
    return Checked(
        file=path.name,
        register=None,
        variant=None,
        why="no register has these headings",
        staged=None,
        problems=(problem,),
    )


def _problems(file: str, staged: StagedFile) -> tuple[tuple[Problem, ...], int]:
    found: list[Problem] = []
    left_out = 0
    for path, severity in ((staged.refusals, Severity.REFUSED), (staged.warnings, Severity.WARNING)):
        for row in _rows(path):
            if len(found) < MOST_PROBLEMS:
                found.append(_problem(file, row, severity))
            else:
                left_out += 1
    return tuple(found), left_out


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(path) as parquet:
        for batch in parquet.iter_batches(batch_size=5_000):
            yield from batch.to_pylist()


def _problem(file: str, row: Mapping[str, Any], severity: Severity) -> Problem:
    return Problem(
        file=file,
        row=row["row"],
        column=row["column"],
        code=row["code"] or "",
        severity=severity,
        found=row["found"] or "",
        expected=row["expected"] or "",
        mend=row["mend"] or "",
    )
