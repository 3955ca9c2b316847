"""A source that a region names and that was not there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """One absent source. `publisher` is None for a national register; `why` is a whole sentence."""

    register: str
    publisher: str | None
    why: str
