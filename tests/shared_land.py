"""One snapshot for all tests of a file: loaded once, rolled back at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from commonweal.pipeline.load import load
from small_snapshots import small_snapshot

AT = datetime(2026, 11, 2, tzinfo=UTC)


@contextmanager
def shared_snapshot(blocker: Any, folder: Path, **tables: list[dict[str, object]]) -> Iterator[None]:
    """Each test's own changes are rolled back to the loaded snapshot; the snapshot itself at the end."""
    with blocker.unblock(), transaction.atomic():
        load(small_snapshot(folder, **tables), at=AT)
        yield
        transaction.set_rollback(True)
