"""Sources by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from commonweal.apps.provenance.models import Snapshot, Source
from commonweal.apps.provenance.queries.held_frames import Held


def _read(_snapshot: Snapshot) -> dict[str, Source]:
    return Source.objects.in_bulk()


HELD = Held(_read, dict)


def sources_by_id(ids: Iterable[str | None]) -> dict[str, Source]:
    """The sources with these ids; one that was never loaded is left out. This process holds them all."""
    held = HELD.current()
    return {source_id: held[source_id] for source_id in set(ids) if source_id in held}
