"""Evidence is taken back: by whoever vouched, by the organisation itself, or by a steward."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import (
    administrators,
    day,
    lock,
    record,
    settle_standing,
)
from commonweal.apps.directory.actions._letters import LAPSED, tell
from commonweal.apps.directory.enums import Act, EvidenceState, Rung, Standing, WhyEnded
from commonweal.apps.directory.models import Evidence
from commonweal.apps.directory.policy import may_confirm, may_settle, may_speak_for
from commonweal.apps.directory.queries.subjects import claimable
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def end_evidence(*, evidence: Evidence, reasons: str, by: Acting, at: datetime) -> Evidence:
    """End it, with reasons; the organisation's people are told where its standing falls.

    PermissionDenied for others; ValidationError for what a register says, for what has ended already, and for a
    steward without reasons.
    """
    row = lock(evidence.organisation)
    now = Evidence.objects.get(pk=evidence.pk)
    if not may_end(by, now):
        raise PermissionDenied
    if now.state != EvidenceState.STANDS or now.rung == Rung.REGISTER:
        raise ValidationError(_("This has ended already, or is what a register says."))
    if not reasons.strip():
        raise ValidationError({"reasons": _("Say why: it stands in the record.")})
    now.state, now.ended_on, now.why_ended = EvidenceState.ENDED, day(at), WhyEnded.TAKEN_BACK
    now.reasons, now.checked_by = reasons.strip(), person_of(by)
    now.save()
    before = settle_standing(row, claimable(row.pk), at=at)
    if before == Standing.CONFIRMED != row.standing:
        tell(administrators(row), LAPSED, row, about=str(now.pk), says=now.reasons, at=at)
    record(Act.END_EVIDENCE, row, by=by, at=at, rung=now.rung, source=now.source)
    return now


def may_end(by: Acting, evidence: Evidence) -> bool:
    """Stewards; whoever confirms for the organisation that vouched; whoever speaks for the one it is about."""
    vouched = bool(evidence.voucher_id) and may_confirm(by, evidence.voucher_id)
    return may_settle(by) or vouched or may_speak_for(by, evidence.organisation_id)
