"""Frames that this process holds: read from the database once for each snapshot."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from commonweal.apps.provenance.models import Snapshot
from commonweal.apps.provenance.queries.current import current_snapshot, latest_snapshot

T = TypeVar("T")


class Held(Generic[T]):
    """What is made of the current snapshot and kept until another one is current.

    `make` is called once for each snapshot; `empty` stands in on a site that has loaded none. The key is the
    snapshot's hash and the moment it was loaded, so that a test's database is not mistaken for another's.
    """

    def __init__(self, make: Callable[[Snapshot], T], empty: Callable[[], T]) -> None:
        self._make = make
        self._empty = empty
        self._lock = Lock()
        self._key: tuple[object, ...] | None = None
        self._held: T | None = None

    def current(self) -> T:
        """What belongs to the current snapshot: one query when it is held already."""
        snapshot = current_snapshot()
        if snapshot is None:
            return self._empty()
        with self._lock:
            if self._held is None or self._key != key_of(snapshot):
                # A swap since the request began has taken the former snapshot's frame away.
                snapshot = latest_snapshot() or snapshot
                if self._key != key_of(snapshot):
                    self._held, self._key = self._make(snapshot), key_of(snapshot)
            return self._held  # type: ignore[return-value]


def key_of(snapshot: Snapshot) -> tuple[object, ...]:
    """What tells a snapshot from every other one."""
    return (snapshot.pk, snapshot.hash, snapshot.loaded_at)
