"""Whoever promised an answer is reminded of its last day; the address that it went to is kept no longer than
needed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.apps.landbank.actions._telling import tell_of_due_answer
from commonweal.apps.landbank.enums import ReportState
from commonweal.apps.landbank.models import MistakeReport

# So many days before the last day, and on it.
BEFORE = (7, 0)


def remind_of_answers(*, at: datetime) -> int:
    """Remind of every report that waits for its answer and whose last day is near; how many those are. Each is told
    once a reminder, however often this runs."""
    today = timezone.localdate(at)
    waiting = MistakeReport.objects.filter(
        state=ReportState.NEW, promised_by__gte=today, promised_by__lte=today + timedelta(days=max(BEFORE))
    )
    for report in waiting:
        left = (report.promised_by - today).days
        with transaction.atomic():
            tell_of_due_answer(report, days=min(days for days in BEFORE if days >= left), at=at)
    return len(waiting)


def forget_contacts(*, kept: timedelta, at: datetime) -> int:
    """Delete the addresses that were left with reports answered so long ago; how many those were."""
    answered = MistakeReport.objects.filter(answered_at__lt=at - kept).exclude(contact="")
    return answered.update(contact="")
