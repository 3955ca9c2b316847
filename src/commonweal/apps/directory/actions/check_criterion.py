"""A steward reads the proof of a criterion, and accepts or refuses it with reasons."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import administrators, day, lock, record
from commonweal.apps.directory.actions._letters import READ, tell
from commonweal.apps.directory.enums import Act, EvidenceState, Rung, WhyEnded
from commonweal.apps.directory.models import Evidence
from commonweal.apps.directory.policy import ORGANISATION, expiry, may_settle
from commonweal.apps.people.policy import Acting, acts_for
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def check_criterion(*, evidence: Evidence, accepts: bool, reasons: str, by: Acting, at: datetime) -> Evidence:
    """Let the proof stand or refuse it; what stood for the same criterion is renewed by it. The organisation is told.

    PermissionDenied for anyone but a steward with a second factor who does not act for it; ValidationError without
    reasons, or where it was read already.
    """
    row = lock(evidence.organisation)
    if not may_settle(by) or acts_for(by, kind=ORGANISATION, id=row.pk):
        raise PermissionDenied
    now = Evidence.objects.get(pk=evidence.pk)
    if now.state != EvidenceState.OFFERED:
        raise ValidationError(_("This proof was read already."))
    if not reasons.strip():
        raise ValidationError({"reasons": _("Give your reasons: the organisation reads them.")})
    if accepts:
        former = row.evidence.filter(rung=Rung.CRITERION, criterion=now.criterion, state=EvidenceState.STANDS)
        former.update(state=EvidenceState.ENDED, ended_on=day(at), why_ended=WhyEnded.RENEWED)
    now.state = EvidenceState.STANDS if accepts else EvidenceState.REFUSED
    now.reasons, now.checked_by, now.dated = reasons.strip(), person_of(by), day(at)
    now.expires_on = expiry(Rung.CRITERION, on=day(at))
    now.save()
    tell(administrators(row), READ, row, about=str(now.pk), says=now.reasons, at=at)
    record(Act.CHECK_CRITERION, row, by=by, at=at, criterion=now.criterion, state=now.state)
    return now
