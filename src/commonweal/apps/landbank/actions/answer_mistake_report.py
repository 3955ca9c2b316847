"""A steward, or an officer of the owner, answers a report in public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions._telling import tell_of_answer
from commonweal.apps.landbank.enums import Act, ReportState
from commonweal.apps.landbank.models import MistakeReport
from commonweal.apps.landbank.policy import may_answer_mistake_report
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A field of the site that holds this record has this value; it replays on every build."""

    record_key: str
    field: str
    value: str


@transaction.atomic
def answer_mistake_report(
    *,
    report: MistakeReport,
    state: str,
    answer: str = "",
    correction: Correction | None = None,
    by: Acting,
    at: datetime,
) -> MistakeReport:
    """Confirm or decline a report, with reasons that everybody may read.

    PermissionDenied for anyone but stewards and the owner's officers; ValidationError where the answer or a
    part of the correction is missing.
    """
    locked = MistakeReport.objects.select_for_update().get(pk=report.pk)
    if not may_answer_mistake_report(by, locked.body_id):
        raise PermissionDenied(_("Stewards and officers of the owner answer this report."))
    if state != ReportState.NEW and not answer.strip():
        raise ValidationError(_("Give the reasons: everybody may read the answer."))
    if correction and (state != ReportState.CONFIRMED or not correction.value.strip()):
        raise ValidationError(_("A correction needs a value, and a report that is confirmed."))
    before = locked.state
    locked.state, locked.answer, locked.answered_by, locked.answered_at = state, answer, person_of(by), at
    locked.record_key = correction.record_key if correction else ""
    locked.field = correction.field if correction else ""
    locked.value = correction.value.strip() if correction else ""
    locked.full_clean()
    locked.save()
    record_act(
        act=Act.ANSWER_MISTAKE_REPORT,
        subject=Subject("mistake-report", str(locked.pk)),
        by=by.actor,
        at=at,
        before={"state": before},
        after={"state": locked.state, **({"corrected": locked.field} if correction else {})},
    )
    if locked.state != ReportState.NEW:
        tell_of_answer(locked, by_person=by.person, at=at)
    return locked
