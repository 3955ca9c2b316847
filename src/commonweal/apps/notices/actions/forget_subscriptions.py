"""Delete what is kept no longer: requests that nobody confirmed, and addresses of what has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from commonweal.apps.notices.models import Allowance, Subscription, WebhookCall

COUNTED_FOR = timedelta(days=2)
CALLS_KEPT = timedelta(days=30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgotten:
    """How many subscriptions were deleted."""

    unconfirmed: int
    ended: int


def forget_subscriptions(*, unconfirmed: timedelta, ended: timedelta, at: datetime) -> Forgotten:
    """Delete subscriptions not confirmed within `unconfirmed`, and those that ended `ended` ago.

    With them go their addresses, places and deliveries; what the journal says of them names no address.
    """
    with transaction.atomic():
        late = Subscription.objects.filter(confirmed_at=None, asked_at__lt=at - unconfirmed)
        gone = Subscription.objects.filter(ended_at__lt=at - ended)
        counts = Forgotten(unconfirmed=late.count(), ended=gone.count())
        late.delete()
        gone.delete()
        Allowance.objects.filter(since__lt=at - COUNTED_FOR).delete()
        WebhookCall.objects.filter(at__lt=at - CALLS_KEPT).delete()
    return counts
