"""Sources and facts in the shape that pages show: which file, which row, and whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol

from django.urls import get_script_prefix, reverse

from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters.parts import Fact, SourceNote, Version


class FactRow(Protocol):
    """One value from one row, as a dossier holds it."""

    field: str
    value: str
    source_id: str | None
    row: int | None
    dated: date | None
    chosen: bool
    conflict: bool


def source_note(
    sources: Mapping[str, Source], source_id: str | None, row: int | None = None, dated: date | None = None
) -> SourceNote | None:
    """The note of one row; None where no source is named. A source that is not loaded is named by its id."""
    if not source_id:
        return None
    source = sources.get(source_id)
    if source is None:
        return SourceNote(publisher="", title=source_id, row=row, dated=dated)
    return SourceNote(
        publisher=source.publisher or "",
        title=source.title or source.register,
        href=_address(source_id, get_script_prefix()),
        dated=source.dated or dated,
        row=row,
        file=source.file,
        licence=source.licence or "",
    )


@lru_cache(maxsize=1024)
def _address(source_id: str, _prefix: str) -> str:
    return reverse("provenance:source", args=[source_id])


def present_facts(
    rows: Iterable[FactRow],
    *,
    sources: Mapping[str, Source],
    label: Callable[[str], str],
    value: Callable[[str, str], str],
) -> dict[str, Fact]:
    """One fact per field, with the value in use, the sources that say so, and every version where they
    differ."""
    by_field: dict[str, list[FactRow]] = {}
    for row in rows:
        by_field.setdefault(row.field, []).append(row)
    return {name: _fact(name, held, sources, label(name), value) for name, held in by_field.items()}


def _fact(
    name: str,
    rows: list[FactRow],
    sources: Mapping[str, Source],
    label: str,
    value: Callable[[str, str], str],
) -> Fact:
    by_value: dict[str, list[FactRow]] = {}
    for row in rows:
        by_value.setdefault(row.value, []).append(row)
    chosen = [text for text, held in by_value.items() if any(row.chosen for row in held)] or list(by_value)[
        :1
    ]
    shown = ", ".join(value(name, text) for text in chosen)
    notes = tuple(_unique_notes((row for text in chosen for row in by_value[text]), sources))
    versions: tuple[Version, ...] = ()
    if any(row.conflict for row in rows) and len(by_value) > 1:
        versions = tuple(
            Version(value=value(name, text), sources=tuple(_unique_notes(held, sources)), used=text in chosen)
            for text, held in sorted(by_value.items(), key=lambda pair: pair[0] not in chosen)
        )
    return Fact(label=label, value=shown, sources=notes, versions=versions)


def _unique_notes(rows: Iterable[FactRow], sources: Mapping[str, Source]) -> list[SourceNote]:
    notes = (source_note(sources, row.source_id, row.row, row.dated) for row in rows)
    return list(dict.fromkeys(note for note in notes if note))
