"""A steward decides on something that was reported, and cites the clause and its version."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._moderation_letters import make_letter
from commonweal.apps.people.actions._standing import settle_standing
from commonweal.apps.people.enums import Act, ModerationAction, ModerationLetterKind
from commonweal.apps.people.models import ContentReport, ModerationDecision
from commonweal.apps.people.models.moderation_decision import HIDES
from commonweal.apps.people.policy import Acting, may_decide_on
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.moderated import Moderated, moderated, put_out_of_sight
from commonweal.apps.people.queries.terms import terms_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act

A = ModerationAction
LONGEST = 4000


@transaction.atomic
def decide_on_content(
    *,
    kind: str,
    id: str,
    seen: Collection[int],
    clause: str,
    version: str,
    action: str,
    reason: str,
    by: Acting,
    at: datetime,
) -> ModerationDecision:
    """Answer the reports that the steward has seen (`seen`, ids); what came in meanwhile goes on waiting.

    Whom it concerns is told, and whoever reported it. PermissionDenied for anyone but a steward with a second factor,
    and for a steward about themselves; ValidationError where somebody else has decided meanwhile, or a part is missing.
    """
    found = moderated(kind, id)
    person = found.person if found else None
    if not may_decide_on(by, affected=str(person.public_id) if person else ""):
        raise PermissionDenied(_("Another steward decides about what is yours."))
    reports = _still_open(kind, id, seen)
    _check(action, reason, clause, version, found)
    decision = ModerationDecision.objects.create(
        subject_kind=kind,
        subject_id=id,
        subject_address=found.address if found else reports[-1].subject_address,
        subject_title=found.title if found else reports[-1].subject_title,
        clause=clause,
        version=version,
        action=action,
        reason=reason.strip()[:LONGEST],
        person=person,
        contact=found.contact if found and not person else "",
        decided_by=person_of(by),
        decided_at=at,
    )
    ContentReport.objects.filter(pk__in=[one.pk for one in reports]).update(decision=decision)
    _carry_out(decision, at=at)
    _tell(decision, reports, at=at)
    record_act(
        act=Act.DECIDE_ON_CONTENT,
        subject=Subject("moderation-decision", str(decision.pk)),
        by=by.actor,
        at=at,
        after={"about": kind, "action": action, "version": version, "clause": clause},
    )
    return decision


def _still_open(kind: str, id: str, seen: Collection[int]) -> list[ContentReport]:
    """The reports, kept from others until the deed is done. ValidationError where one has been decided on."""
    about = ContentReport.objects.open().about(kind=kind, id=id)
    found = list(about.filter(pk__in=seen).select_for_update().order_by("pk"))
    if not found or len(found) != len(set(seen)):
        raise ValidationError(
            _("Another steward has decided on this in the meantime. Look at it again before you go on.")
        )
    return found


def _check(action: str, reason: str, clause: str, version: str, found: Moderated | None) -> None:
    terms = terms_of(version)
    if terms is None or terms.clause(clause) is None:
        raise ValidationError({"clause": _("Choose the clause that the decision rests on.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason: everybody may read it.")})
    if action not in A.values:
        raise ValidationError({"action": _("Choose what is to be done.")})
    if action != A.NOTHING and found is None:
        raise ValidationError({"action": _("It is not there any more, so nothing can be done to it.")})
    if action in (A.LIMIT, A.CLOSE):
        _check_account(found)


def _check_account(found: Moderated | None) -> None:
    if found is None or found.person is None:
        raise ValidationError({"action": _("Nobody with an account answers for it.")})
    if found.person.is_staff:
        raise ValidationError(
            {"action": _("This is a steward’s account. An administrator of the site ends that first.")}
        )


def _carry_out(decision: ModerationDecision, *, at: datetime) -> None:
    if decision.action in HIDES:
        put_out_of_sight(decision.subject_kind, decision.subject_id, at=at)
    settle_standing(decision.person)


def _tell(decision: ModerationDecision, reports: list[ContentReport], *, at: datetime) -> None:
    if decision.action != A.NOTHING:
        make_letter(
            decision, ModerationLetterKind.DECIDED, person=decision.person, address=decision.contact, at=at
        )
    for one in reports:
        make_letter(decision, ModerationLetterKind.OUTCOME, person=one.person, address=one.contact, at=at)
