"""A steward answers a visitor's report."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.landbank.models import MistakeReport
from commonweal.apps.landbank.policy import may_answer_mistake_report
from commonweal.apps.people.models import Person


@transaction.atomic
def answer_mistake_report(
    *, report: MistakeReport, state: str, answer: str = "", by: Person, at: datetime
) -> MistakeReport:
    """Confirm or decline a report. PermissionDenied for anyone but a steward."""
    if not may_answer_mistake_report(by):
        raise PermissionDenied
    locked = MistakeReport.objects.select_for_update().get(pk=report.pk)
    locked.state, locked.answer, locked.answered_by, locked.answered_at = state, answer, by, at
    locked.full_clean()
    locked.save()
    return locked
