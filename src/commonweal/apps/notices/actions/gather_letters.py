"""Turn recipients into deliveries: what is told at once, and what waited for a day or a week to end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from commonweal.apps.notices.actions._learning import learn
from commonweal.apps.notices.enums import DeliveryState, Frequency, HowOften, LetterKind
from commonweal.apps.notices.models import Delivery, Recipient, Subscription
from commonweal.apps.notices.policy import at_most
from commonweal.apps.notices.queries.preferences import slowed_followers
from commonweal.rules.digests import latest_window, next_window

BATCH = 500
# By the clock of the reader's account, where there is one.
ZONE = Coalesce(NullIf("subscription__person__time_zone", Value("")), F("subscription__time_zone"))


def gather_letters(*, at: datetime) -> int:
    """Make the deliveries that are due, each known by its key before anything is sent; how many they are.

    A delivery and the recipients it tells are written together. Run twice, it adds nothing. Whoever wants letters
    less often than they asked for each thing has them so.
    """
    slowed = slowed_followers()
    made = 0
    for frequency, zone in list(rhythms(apart_from=slowed)):
        with transaction.atomic():
            waiting = pending(zone).filter(subscription__frequency=frequency)
            made += gather_rhythm(waiting.exclude(subscription__person__in=slowed), frequency, zone, at=at)
    for person, chosen in slowed.items():
        with transaction.atomic():
            made += gather_slowed(person, chosen, at=at)
    return made


def rhythms(*, apart_from: Collection[int] = ()) -> QuerySet[Recipient, tuple[str, str]]:
    """Every frequency and time zone in which somebody waits to be told."""
    waiting = Recipient.objects.filter(delivery=None, subscription__isnull=False)
    if apart_from:
        waiting = waiting.exclude(subscription__person__in=apart_from)
    return waiting.annotate(zone=ZONE).order_by().values_list("subscription__frequency", "zone").distinct()


def pending(zone: str) -> QuerySet[Recipient]:
    """What is to be told by the clock of one zone."""
    return Recipient.objects.annotate(zone=ZONE).filter(
        delivery=None,
        zone=zone,
        subscription__confirmed_at__isnull=False,
        subscription__ended_at=None,
        subscription__paused_at=None,
    )


def gather_slowed(person: int, chosen: str, *, at: datetime) -> int:
    """The deliveries of one person who wants them less often, or not at all: those are noted as left out."""
    own = Recipient.objects.filter(delivery=None, subscription__person=person, subscription__channel="mail")
    made = 0
    for frequency, zone in list(
        own.annotate(zone=ZONE).order_by().values_list("subscription__frequency", "zone").distinct()
    ):
        waiting = pending(zone).filter(subscription__person=person, subscription__frequency=frequency)
        letters = waiting.filter(subscription__channel="mail")
        made += gather_rhythm(letters, at_most(frequency, chosen), zone, at=at)
        made += gather_rhythm(waiting.exclude(subscription__channel="mail"), frequency, zone, at=at)
    return made


def gather_rhythm(waiting: QuerySet[Recipient], frequency: str, zone: str, *, at: datetime) -> int:
    """The deliveries of what waits in one rhythm and one time zone."""
    last = waiting.aggregate(last=Max("event_id"))["last"]
    if last is None:
        return 0
    if frequency == HowOften.OFF:
        deliver(waiting, window=f"off:{last}", at=at, state=DeliveryState.LEFT_OUT)
        return 0
    if frequency == Frequency.AT_ONCE:
        return deliver(waiting, window=f"now:{last}", at=at)
    weekly, place = frequency == Frequency.WEEKLY, ZoneInfo(zone)
    closed, coming = (of(at, weekly=weekly, zone=place) for of in (latest_window, next_window))
    # What would be too late in the coming letter does not wait for it.
    urgent = waiting.filter(event__deadline__lte=coming.closes.astimezone(place).date())
    waited = waiting.filter(event__noted_at__lte=closed.closes)
    return deliver(waited, window=closed.key, at=at) + deliver(urgent, window=f"now:{last}", at=at)


def deliver(
    waiting: QuerySet[Recipient], *, window: str, at: datetime, state: DeliveryState = DeliveryState.DUE
) -> int:
    """One delivery for each subscription with something pending; a window that was told already stays closed."""
    subscriptions = Subscription.objects.filter(pk__in=waiting.order_by().values("subscription"))
    new = [
        Delivery(
            subscription_id=subscription,
            channel=channel,
            kind=LetterKind.NEWS,
            key=f"{public_id}:{window}",
            window=window,
            state=state,
            made_at=at,
            next_try_at=at,
        )
        for subscription, public_id, channel in subscriptions.values_list("pk", "public_id", "channel")
    ]
    Delivery.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    learn(Delivery, written=len(new))
    # Only what was made here and now takes recipients: nobody can be sending it yet.
    fresh = Delivery.objects.filter(
        subscription=OuterRef("subscription_id"), window=window, made_at=at, tries=0, state=state
    )
    waiting.update(delivery=Subquery(fresh.values("pk")[:1]))
    return len(new)
