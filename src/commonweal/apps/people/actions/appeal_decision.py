"""Whom a decision concerns asks for it to be looked at again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Appeal, ModerationDecision
from commonweal.apps.people.policy import Acting, may_appeal
from commonweal.apps.people.queries.moderation import appeal_of, appeal_until
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 4000


@transaction.atomic
def appeal_decision(
    *, decision: ModerationDecision, says: str, link: str = "", by: Acting, at: datetime
) -> Appeal:
    """Keep the appeal for another steward; a second one changes nothing, and the first is returned.

    `link` is the decision's id in the signed link that was followed. PermissionDenied for anyone else;
    ValidationError where nothing is said, nothing can be taken back, or the time for it is over.
    """
    locked = ModerationDecision.objects.select_for_update().get(pk=decision.pk)
    affected = str(locked.person.public_id) if locked.person else ""
    if not may_appeal(by, affected=affected, link=link, decision=str(locked.pk)):
        raise PermissionDenied
    if known := appeal_of(locked):
        return known
    if not locked.can_be_appealed:
        raise ValidationError(_("Nothing was done that could be taken back."))
    if at > appeal_until(locked):
        raise ValidationError(_("The time for an appeal is over."))
    if not says.strip():
        raise ValidationError({"says": _("Say why you think that the decision is wrong.")})
    appeal = Appeal.objects.create(decision=locked, says=says.strip()[:LONGEST], appealed_at=at)
    record_act(
        act=Act.APPEAL_DECISION,
        subject=Subject("moderation-decision", str(locked.pk)),
        by=by.actor,
        at=at,
        after={"appeal": str(appeal.pk)},
    )
    return appeal
