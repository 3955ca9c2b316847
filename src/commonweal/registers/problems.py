"""What is wrong with a row, said so that the person who can mend it knows how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem keeps a row out."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong at one place of one file.

    `row` is the number of the row as a person sees it in the file (the heading row counts), or None when the
    whole file is meant; `column` is the heading as the file has it, or None when the whole row is meant.
    `code` is a short stable name (`swapped_coordinates`); the other texts are whole plain sentences or
    values. `proposed` are staged columns, each with the text that would mend it, where that is known for
    certain enough to be offered; nobody uses it unseen.
    """

    file: str
    row: int | None
    column: str | None
    code: str
    severity: Severity
    found: str
    expected: str
    mend: str
    proposed: tuple[tuple[str, str], ...] = ()
