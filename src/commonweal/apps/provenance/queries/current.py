"""The snapshot that the site shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from commonweal.apps.provenance.models import Snapshot

_kept: ContextVar[list[Snapshot | None] | None] = ContextVar("current_snapshot", default=None)


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Within this block the snapshot is looked up once: an answer is made of one snapshot, whatever is
    swapped meanwhile."""
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def current_snapshot() -> Snapshot | None:
    """The current snapshot without its manifest, or None on a site that has loaded none."""
    kept = _kept.get()
    if kept is None:
        return latest_snapshot()
    if not kept:
        kept.append(latest_snapshot())
    return kept[0]


def latest_snapshot() -> Snapshot | None:
    """The current snapshot as the database has it now, within `one_snapshot` too: one query."""
    return Snapshot.objects.filter(current=True).defer("manifest").first()
