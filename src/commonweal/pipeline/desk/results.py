"""What a check found, in numbers and in what is not a row: kept as one JSON file beside its tables."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from commonweal.foundation.files import writing

FILE = "summary.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of the file, the staged column it was taken for (None: nothing yet, `-`: left out on
    purpose), the columns it may be, likeliest first, and some of its cells."""

    text: str
    column: str | None
    maybe: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """Problems of one kind in one column: how many rows have it and for how many a mend is proposed."""

    code: str
    field: str
    column: str
    refused: bool
    rows: int
    proposed: int
    found: str
    expected: str
    mend: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FileProblem:
    """Something odd about the file as a whole."""

    code: str
    column: str
    found: str
    expected: str
    mend: str
    refused: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Something that looks wrong and has to be confirmed as meant. `rows` of `of` are concerned."""

    code: str
    rows: int
    of: int
    what: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The difference from the last publication, in numbers. `against` says what that is; empty: none."""

    against: str
    before: int
    after: int
    added: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0
    fields: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """A check of one upload with its mends.

    `read + added = accepted + refused + left_out`; `read` are the rows of the file.
    """

    register: str
    variant: str
    why: str
    read: int
    added: int
    left_out: int
    accepted: int
    refused: int
    warned: int
    mended: int
    placed: int
    headings: tuple[Heading, ...]
    missing: tuple[str, ...]
    kinds: tuple[Kind, ...]
    notes: tuple[FileProblem, ...]
    comparison: Comparison
    doubts: tuple[Doubt, ...]

    @property
    def readable(self) -> bool:
        """Whether anything of it can be published."""
        return self.accepted > 0

    def write(self, folder: Path) -> None:
        """Keep it in the folder of the check."""
        with writing(folder / FILE) as part:
            part.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def read_summary(folder: Path) -> Summary | None:
    """The summary in a check's folder; None where there is none."""
    path = folder / FILE
    if not path.is_file():
        return None
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    comparison = said.pop("comparison")
    return Summary(
        headings=tuple(Heading(**_tuples(one)) for one in said.pop("headings")),
        kinds=tuple(Kind(**one) for one in said.pop("kinds")),
        notes=tuple(FileProblem(**one) for one in said.pop("notes")),
        doubts=tuple(Doubt(**one) for one in said.pop("doubts")),
        comparison=Comparison(**{**comparison, "fields": tuple(map(tuple, comparison["fields"]))}),
        missing=tuple(said.pop("missing")),
        **said,
    )


def _tuples(said: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
