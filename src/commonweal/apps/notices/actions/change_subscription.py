"""Less often or more often; a pause, and an end to it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.notices.actions._journal import subject_of
from commonweal.apps.notices.enums import Act, Frequency
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.policy import may_change_subscription
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import record_act


@transaction.atomic
def change_subscription(
    *,
    subscription: Subscription,
    frequency: str | None = None,
    paused: bool | None = None,
    link: str,
    by: Acting,
    at: datetime,
) -> Subscription:
    """Change the rhythm, or pause and go on. What happens in a pause is told when it ends.

    PermissionDenied for anyone but its holder; ValidationError where it is not in force.
    """
    locked = (
        Subscription.objects.select_for_update(of=("self",)).select_related("person").get(pk=subscription.pk)
    )
    owner = str(locked.person.public_id) if locked.person else ""
    if not may_change_subscription(public_id=locked.public_id, owner=owner, link=link, acting=by):
        raise PermissionDenied
    if not locked.in_force:
        raise ValidationError(_("This has ended, or was never confirmed."))
    if frequency is not None and frequency not in Frequency.values:
        raise ValidationError(_("Choose how often you want a letter."))
    before = _state(locked)
    locked.frequency = frequency or locked.frequency
    if paused is not None:
        locked.paused_at = (locked.paused_at or at) if paused else None
    if _state(locked) != before:
        locked.save(update_fields=["frequency", "paused_at"])
        record_act(
            act=Act.CHANGE,
            subject=subject_of(locked),
            by=by.actor,
            at=at,
            before=before,
            after=_state(locked),
        )
    return locked


def _state(subscription: Subscription) -> dict[str, str]:
    return {"frequency": subscription.frequency, "paused": "yes" if subscription.paused_at else "no"}
