"""Facts and events as a dossier holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class FactRow:
    """One value from one row of one file; `chosen` is the one that the record shows."""

    field: str
    value: str
    source_id: str | None
    row: int | None
    dated: date | None
    chosen: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened to what the dossier is about."""

    on: date | None
    kind: str
    was: str | None
    became: str | None
    source_id: str | None
    row: int | None


def day(text: str | None) -> date | None:
    """A date as JSON writes it."""
    return date.fromisoformat(text) if text else None


def fact_rows(rows: Sequence[Sequence[Any]]) -> tuple[FactRow, ...]:
    """Facts from a dossier's JSON."""
    return tuple(
        FactRow(field, value, source_id, row, day(dated), chosen, conflict)
        for field, value, source_id, row, dated, chosen, conflict in rows
    )


def event_rows(rows: Sequence[Sequence[Any]]) -> tuple[EventRow, ...]:
    """Events from a dossier's JSON."""
    return tuple(EventRow(day(on), *rest) for on, *rest in rows)
