"""A steward ends every session of an account, for instance when somebody else got hold of it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions.delete_account import sign_out_everywhere
from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import Acting, may_settle
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def end_sessions(*, person: Person, reason: str, by: Acting, at: datetime) -> int:
    """Sign somebody out everywhere; gives how many sessions ended. They sign in again with a fresh code.

    PermissionDenied for anyone but a steward with a second factor; ValidationError without a reason.
    """
    if not may_settle(by):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    ended = sign_out_everywhere(person)
    record_act(
        act=Act.END_SESSIONS,
        subject=Subject("person", str(person.public_id)),
        by=by.actor,
        at=at,
        after={"sessions": str(ended), "reason": reason.strip()[:500]},
    )
    return ended
