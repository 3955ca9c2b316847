"""Turn recipients into deliveries: what is told at once, and what waited for a day or a week to end."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery

from commonweal.apps.notices.actions._learning import learn
from commonweal.apps.notices.enums import DeliveryState, Frequency, LetterKind
from commonweal.apps.notices.models import Delivery, Recipient, Subscription
from commonweal.rules.digests import latest_window, next_window

BATCH = 500


def gather_letters(*, at: datetime) -> int:
    """Make the deliveries that are due, each known by its key before anything is sent; how many they are.

    A delivery and the recipients it tells are written together. Run twice, it adds nothing.
    """
    made = 0
    for frequency, zone in list(rhythms()):
        with transaction.atomic():
            made += gather_rhythm(frequency, zone, at=at)
    return made


def rhythms() -> QuerySet[Subscription, tuple[str, str]]:
    """Every frequency and time zone in which somebody waits to be told."""
    waiting = Subscription.objects.filter(recipients__delivery=None, recipients__isnull=False)
    return waiting.order_by().values_list("frequency", "time_zone").distinct()


def gather_rhythm(frequency: str, zone: str, *, at: datetime) -> int:
    """The deliveries of one frequency in one time zone."""
    pending = Recipient.objects.filter(
        delivery=None,
        subscription__frequency=frequency,
        subscription__time_zone=zone,
        subscription__confirmed_at__isnull=False,
        subscription__ended_at=None,
        subscription__paused_at=None,
    )
    last = pending.aggregate(last=Max("event_id"))["last"]
    if last is None:
        return 0
    if frequency == Frequency.AT_ONCE:
        return deliver(pending, window=f"now:{last}", at=at)
    weekly, place = frequency == Frequency.WEEKLY, ZoneInfo(zone)
    closed, coming = (of(at, weekly=weekly, zone=place) for of in (latest_window, next_window))
    # What would be too late in the coming letter does not wait for it.
    urgent = pending.filter(event__deadline__lte=coming.closes.astimezone(place).date())
    waited = pending.filter(event__noted_at__lte=closed.closes)
    return deliver(waited, window=closed.key, at=at) + deliver(urgent, window=f"now:{last}", at=at)


def deliver(pending: QuerySet[Recipient], *, window: str, at: datetime) -> int:
    """One delivery for each subscription with something pending; a window that was told already stays closed."""
    waiting = pending.order_by().values_list("subscription_id", "subscription__public_id").distinct()
    new = [
        Delivery(
            subscription_id=subscription,
            kind=LetterKind.NEWS,
            key=f"{public_id}:{window}",
            window=window,
            made_at=at,
            next_try_at=at,
        )
        for subscription, public_id in waiting
    ]
    Delivery.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    learn(Delivery, written=len(new))
    # Only what was made here and now takes recipients: nobody can be sending it yet.
    fresh = Delivery.objects.filter(
        subscription=OuterRef("subscription_id"),
        window=window,
        made_at=at,
        tries=0,
        state=DeliveryState.DUE,
    )
    pending.update(delivery=Subquery(fresh.values("pk")[:1]))
    return len(new)
