"""The exact headings of each publisher's file, from `headings.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

_ALL = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))


def headings(register: str, form: str) -> tuple[str, ...]:
    """The headings of one form of a register's file, in order; KeyError where there is no such form."""
    return tuple(_ALL[register][form])


def forms(register: str) -> tuple[str, ...]:
    """The forms of a register's files."""
    return tuple(_ALL[register])
