"""Another steward looks at a decision again: it stands, or it is taken back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._moderation_letters import make_letter
from commonweal.apps.people.actions._standing import settle_standing
from commonweal.apps.people.enums import Act, AppealState, ModerationLetterKind
from commonweal.apps.people.models import Appeal, ModerationDecision
from commonweal.apps.people.models.moderation_decision import HIDES
from commonweal.apps.people.policy import Acting, may_decide_appeal
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.moderated import is_hidden, put_back_in_sight
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 4000
OUTCOMES = (AppealState.UPHELD, AppealState.REVERSED)


@transaction.atomic
def decide_appeal(*, appeal: Appeal, outcome: str, reason: str, by: Acting, at: datetime) -> Appeal:
    """Uphold the decision or reverse it, with reasons that everybody may read; reversing restores.

    PermissionDenied for the steward who decided, and for whom it concerns; ValidationError where somebody else has
    decided meanwhile, or a part is missing.
    """
    locked = Appeal.objects.select_for_update().get(pk=appeal.pk)
    decision = locked.decision
    _check_who(decision, by)
    if locked.state != AppealState.OPEN:
        raise ValidationError(_("Another steward has decided this appeal in the meantime."))
    if outcome not in OUTCOMES:
        raise ValidationError({"outcome": _("Say whether the decision stands.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason: everybody may read it.")})
    locked.state, locked.reason = outcome, reason.strip()[:LONGEST]
    locked.decided_by, locked.decided_at = person_of(by), at
    locked.save()
    if outcome == AppealState.REVERSED:
        _take_back(decision, at=at)
    _tell(decision, at=at)
    record_act(
        act=Act.DECIDE_APPEAL,
        subject=Subject("moderation-decision", str(decision.pk)),
        by=by.actor,
        at=at,
        before={"appeal": AppealState.OPEN.value},
        after={"appeal": outcome},
    )
    return locked


def _check_who(decision: ModerationDecision, by: Acting) -> None:
    affected = str(decision.person.public_id) if decision.person else ""
    if not may_decide_appeal(by, affected=affected, decided_by=str(decision.decided_by.public_id)):
        raise PermissionDenied(_("Another steward than the one who decided looks at an appeal."))


def _take_back(decision: ModerationDecision, *, at: datetime) -> None:
    """The decision holds no more; what it hid is shown again, unless another decision hides it."""
    decision.lifted_at = at
    decision.save()
    about = {"kind": decision.subject_kind, "id": decision.subject_id}
    if decision.action in HIDES and not is_hidden(**about):
        put_back_in_sight(**about, at=at)
    settle_standing(decision.person)


def _tell(decision: ModerationDecision, *, at: datetime) -> None:
    readers = [(decision.person, decision.contact)]
    readers += [(one.person, one.contact) for one in decision.reports.select_related("person")]
    for person, address in readers:
        make_letter(decision, ModerationLetterKind.APPEALED, person=person, address=address, at=at)
