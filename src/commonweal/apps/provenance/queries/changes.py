"""What has changed."""

from __future__ import annotations

from django.db.models import QuerySet

from commonweal.apps.provenance.models import Change
from commonweal.apps.provenance.queries.current import current_snapshot


def changes_so_far() -> QuerySet[Change]:
    """Changes up to the day that the snapshot holds for, newest first; nothing that is still to come."""
    snapshot = current_snapshot()
    return Change.objects.filter(on__lte=snapshot.as_of) if snapshot else Change.objects.none()
