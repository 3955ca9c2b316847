"""Photos that were not shown with an answer are deleted some time after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from commonweal.apps.landbank.enums import PhotoState, ReportState
from commonweal.apps.landbank.models import ReportPhoto
from commonweal.apps.landbank.queries.photos import delete_photos


def forget_photos(*, kept: timedelta, at: datetime) -> int:
    """Delete what was answered longer ago than `kept` and not shown; how many."""
    old = ReportPhoto.objects.exclude(state=PhotoState.RELEASED).exclude(report__state=ReportState.NEW)
    return delete_photos(list(old.filter(report__answered_at__lt=at - kept)))
