"""Every claimed organisation is looked at again: against the registers of today, and against the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import (
    administrators,
    day,
    keep_register_evidence,
    lock,
    record,
    settle_standing,
)
from commonweal.apps.directory.actions._letters import LAPSED, tell
from commonweal.apps.directory.enums import Act, EvidenceState, Rung, Standing, WhyEnded
from commonweal.apps.directory.models import ClaimedOrganisation, Evidence
from commonweal.apps.directory.queries.rechecking import due_again
from commonweal.apps.directory.queries.subjects import Claimable, claimable
from commonweal.apps.people.policy import Acting


@dataclass(frozen=True, kw_only=True, slots=True)
class Rechecked:
    """How much evidence ended, and how many organisations are confirmed no longer."""

    ended: int = 0
    lapsed: int = 0


def recheck_evidence(*, by: Acting, at: datetime) -> Rechecked:
    """End what has expired and what registers say no more; tell the people of the organisation; each organisation in a
    transaction of its own. A second time nothing is left to do."""
    ended = lapsed = 0
    for key in due_again(on=day(at)):
        gone, fell = _recheck(key, by=by, at=at)
        ended, lapsed = ended + gone, lapsed + fell
    return Rechecked(ended=ended, lapsed=lapsed)


@transaction.atomic
def _recheck(key: str, *, by: Acting, at: datetime) -> tuple[int, int]:
    row = lock(ClaimedOrganisation(pk=key))
    subject = claimable(key)
    ended = [*_expired(row, at=at), *_no_longer_in_register(row, subject, at=at)]
    if subject:
        keep_register_evidence(row, subject, on=day(at))
    before = settle_standing(row, subject, at=at)
    fell = before == Standing.CONFIRMED and row.standing != Standing.CONFIRMED
    if not ended and before == row.standing:
        return 0, 0
    if ended or fell:
        tell(administrators(row), LAPSED, row, about=day(at).isoformat(), says=why(ended, subject), at=at)
    rungs = " ".join(sorted({one.rung for one in ended}))
    record(Act.RECHECK, row, by=by, at=at, ended=rungs, was=before)
    return len(ended), int(fell)


def _expired(row: ClaimedOrganisation, *, at: datetime) -> list[Evidence]:
    over = row.evidence.filter(state=EvidenceState.STANDS, expires_on__lt=day(at))
    return [_ended(one, WhyEnded.EXPIRED, at=at) for one in over]


def _no_longer_in_register(
    row: ClaimedOrganisation, subject: Claimable | None, *, at: datetime
) -> list[Evidence]:
    if subject is not None and not subject.is_closed:
        return []
    why = WhyEnded.CLOSED if subject and subject.closed_on else WhyEnded.GONE
    said = row.evidence.filter(state=EvidenceState.STANDS, rung=Rung.REGISTER)
    return [_ended(one, why, at=at) for one in said]


def _ended(evidence: Evidence, why: str, *, at: datetime) -> Evidence:
    evidence.state, evidence.ended_on, evidence.why_ended = EvidenceState.ENDED, day(at), why
    evidence.save()
    return evidence


def why(ended: list[Evidence], subject: Claimable | None) -> str:
    """What ended and why, in words."""
    said = [f"{one.get_rung_display()} ({one.source}): {one.get_why_ended_display()}." for one in ended]
    if subject is None or subject.is_closed:
        said.append(_("Its registers have closed it, or have it no more."))
    return " ".join(said)
