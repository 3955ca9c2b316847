"""Sources by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from commonweal.apps.provenance.models import Source


def sources_by_id(ids: Iterable[str | None]) -> dict[str, Source]:
    """The sources with these ids; one that was never loaded is left out: one query."""
    return Source.objects.in_bulk([source_id for source_id in set(ids) if source_id])
