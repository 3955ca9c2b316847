"""A steward says whether two records are about one site, or one organisation."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import LinkDecision
from commonweal.apps.people.policy import Acting, may_settle
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 2000
MEANWHILE = _("Another steward has answered this in the meantime.")


def settle_link(
    *,
    kind: str,
    left: str,
    right: str,
    same: bool,
    reason: str,
    replaces: int | None = None,
    by: Acting,
    at: datetime,
) -> LinkDecision:
    """Keep the answer, which every build replays from now on; `replaces` is the answer that it takes the place of.

    PermissionDenied for anyone but a steward with a second factor; ValidationError where somebody has answered
    meanwhile, or the reason is missing.
    """
    if not may_settle(by):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Say how you know: everybody may read it.")})
    left, right = sorted((left, right))
    if left == right:
        raise ValidationError(_("This is one record already."))
    answer = LinkDecision(
        kind=kind, left=left, right=right, same=same, reason=reason.strip()[:LONGEST], decided_at=at
    )
    try:
        with transaction.atomic():
            return _kept(answer, replaces, by=by, at=at)
    except IntegrityError as error:
        raise ValidationError(MEANWHILE) from error


def _kept(answer: LinkDecision, replaces: int | None, *, by: Acting, at: datetime) -> LinkDecision:
    pair = {"kind": answer.kind, "left": answer.left, "right": answer.right}
    present = LinkDecision.objects.select_for_update().filter(**pair, ended_at=None).first()
    if (present.pk if present else None) != replaces:
        raise ValidationError(MEANWHILE)
    if present:
        present.ended_at = at
        present.save()
    answer.decided_by = person_of(by)
    answer.full_clean(validate_constraints=False)
    answer.save()
    record_act(
        act=Act.SETTLE_LINK,
        subject=Subject("link-decision", str(answer.pk)),
        by=by.actor,
        at=at,
        before={"same": str(present.same)} if present else None,
        after={**pair, "same": str(answer.same)},
    )
    return answer
