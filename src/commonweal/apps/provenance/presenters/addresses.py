"""Addresses as one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

BETWEEN = re.compile(r"\s*[,\n]\s*")


def one_line(*parts: str | None, said: str = "") -> str:
    """The parts of an address with commas between; what was said already, here or in `said`, is not said again.

    A part that a postcode ends is told from the postcode, so that a postcode is not given twice.
    """
    heard = {_folded(part) for part in _split(said)}
    line: list[str] = []
    for part in _split(*parts):
        if _folded(part) in heard or any(_ends_with(before, part) for before in (*line, said)):
            continue
        heard.add(_folded(part))
        line.append(part)
    return ", ".join(line)


def _split(*parts: str | None) -> Iterator[str]:
    for part in parts:
        yield from filter(None, (piece.strip(" .") for piece in BETWEEN.split(part or "")))


def _folded(part: str) -> str:
    return " ".join(part.casefold().split())


def _ends_with(before: str, part: str) -> bool:
    """Whether a postcode stands at the end of an earlier part: `Leeds LS1 1AA`."""
    return any(sign.isdigit() for sign in part) and f" {_folded(before)}".endswith(f" {_folded(part)}")
