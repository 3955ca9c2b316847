"""Whoever reads an address confirms that they want to be told."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.notices.actions._journal import subject_of
from commonweal.apps.notices.actions._letters import make_letter
from commonweal.apps.notices.actions.subscribe import newest_event
from commonweal.apps.notices.enums import Act, Ended, LetterKind
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.policy import may_change_subscription
from commonweal.apps.notices.queries.interests import as_fields, interest_of
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import record_act


@transaction.atomic
def confirm_subscription(*, subscription: Subscription, link: str, by: Acting, at: datetime) -> Subscription:
    """Put it in force and send the first letter, once; confirming again changes nothing.

    Where the same address is told of the same already, that one goes on in the new rhythm, and is returned.
    PermissionDenied without the signed link.
    """
    locked = Subscription.objects.select_for_update(of=("self",)).get(pk=subscription.pk)
    if not may_change_subscription(public_id=locked.public_id, owner="", link=link, acting=by):
        raise PermissionDenied
    if locked.confirmed_at or locked.ended_at:
        return locked
    locked.confirmed_at, locked.through_event = at, newest_event()
    same = _same(locked)
    if same:
        same.frequency, same.paused_at = locked.frequency, None
        same.save(update_fields=["frequency", "paused_at"])
        locked.ended_at, locked.ended_why = at, Ended.SAME
    locked.save(update_fields=["confirmed_at", "through_event", "ended_at", "ended_why"])
    record_act(
        act=Act.CONFIRM, subject=subject_of(locked), by=by.actor, at=at, after={"frequency": locked.frequency}
    )
    if not same:
        make_letter(locked, LetterKind.FIRST, at=at)
    return same or locked


def _same(asked: Subscription) -> Subscription | None:
    """A subscription in force of the same address and the same criteria."""
    fields = as_fields(interest_of(asked))
    del fields["named"]
    found = Subscription.objects.filter(
        email=asked.email, person=None, confirmed_at__isnull=False, ended_at=None, **_or_null(fields)
    )
    return found.exclude(pk=asked.pk).first()


def _or_null(fields: dict[str, object]) -> dict[str, object]:
    return {
        f"{name}__isnull" if value is None else name: value is None or value for name, value in fields.items()
    }
