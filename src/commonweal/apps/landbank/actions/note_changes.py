"""Make events of what the current snapshot says has changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.queries.changes_as_events import changes_as_events, coming_last_days
from commonweal.apps.notices.actions.note_events import note_events
from commonweal.apps.notices.models import SnapshotRead
from commonweal.apps.provenance.queries.current import current_snapshot


def note_changes(*, at: datetime) -> int:
    """Write the changes and the coming last days that are no events yet; how many those were.

    The changes of a snapshot are read once.
    """
    with transaction.atomic():
        count = note_events(events=coming_last_days(on=at.date()), at=at)
        snapshot = current_snapshot()
        if snapshot is None or SnapshotRead.objects.filter(hash=snapshot.hash).exists():
            return count
        count += note_events(events=changes_as_events(on=snapshot.as_of), at=at)
        SnapshotRead.objects.update_or_create(hash=snapshot.hash, defaults={"at": at, "events": count})
    return count
