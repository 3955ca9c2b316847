"""Somebody does not want to be told any more."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.notices.actions._journal import subject_of
from commonweal.apps.notices.enums import Act, DeliveryState, Ended
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.policy import may_change_subscription
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import record_act


@transaction.atomic
def end_subscription(*, subscription: Subscription, link: str, by: Acting, at: datetime) -> Subscription:
    """End it at once: what waits to be sent is left out too. Ending it again changes nothing.

    PermissionDenied for anyone but its holder.
    """
    locked = (
        Subscription.objects.select_for_update(of=("self",)).select_related("person").get(pk=subscription.pk)
    )
    owner = str(locked.person.public_id) if locked.person else ""
    if not may_change_subscription(public_id=locked.public_id, owner=owner, link=link, acting=by):
        raise PermissionDenied
    if locked.ended_at:
        return locked
    locked.ended_at, locked.ended_why = at, Ended.ASKED
    locked.save(update_fields=["ended_at", "ended_why"])
    locked.deliveries.filter(state=DeliveryState.DUE).update(state=DeliveryState.LEFT_OUT)
    record_act(act=Act.END, subject=subject_of(locked), by=by.actor, at=at)
    return locked
