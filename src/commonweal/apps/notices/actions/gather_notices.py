"""Turn what concerns people into letters, when the day or week that they chose is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from commonweal.apps.notices.enums import Channel, DeliveryState, HowOften, LetterKind
from commonweal.apps.notices.models import Delivery, Recipient
from commonweal.apps.notices.policy import how_often
from commonweal.apps.notices.queries.preferences import choices_of
from commonweal.apps.people.models import Person
from commonweal.rules.digests import latest_window, next_window

Batch = tuple[str, Sequence[Recipient]]
"""A window, and what a letter tells for it."""


def gather_notices(*, at: datetime) -> int:
    """Make the letters that are due, each known by its key before it is sent; how many they are. Run twice, it adds
    nothing."""
    waiting = Recipient.objects.filter(delivery=None, channel=Channel.MAIL, person__isnull=False)
    people = Person.objects.filter(pk__in=waiting.values("person")).order_by("pk")
    made = 0
    for person in people:
        with transaction.atomic():
            locked = Person.objects.select_for_update().get(pk=person.pk)
            made += sum(letter_of_batch(locked, batch, at=at) for batch in batches(locked, at=at))
    return made


def batches(person: Person, *, at: datetime) -> Iterator[Batch]:
    """What is due for one person: by what they want now, whatever they wanted when it happened."""
    held = Recipient.objects.filter(delivery=None, channel=Channel.MAIL, person=person)
    chosen = choices_of([person])[person.pk]
    by_rhythm: dict[HowOften, list[Recipient]] = {}
    for one in held.select_related("event").order_by("event_id"):
        wanted = how_often(chosen, importance=one.event.importance, channel=Channel.MAIL)
        by_rhythm.setdefault(wanted, []).append(one)
    for rhythm, waiting in by_rhythm.items():
        yield from due(rhythm, waiting, zone=ZoneInfo(person.time_zone or settings.TIME_ZONE), at=at)


def due(rhythm: HowOften, waiting: Sequence[Recipient], *, zone: ZoneInfo, at: datetime) -> Iterator[Batch]:
    """What waited until its window closed, and what would be too late in the coming letter."""
    last = waiting[-1].event_id
    if rhythm in (HowOften.AT_ONCE, HowOften.OFF):
        yield f"{rhythm}:{last}", waiting
        return
    weekly = rhythm == HowOften.WEEKLY
    closed, coming = (of(at, weekly=weekly, zone=zone) for of in (latest_window, next_window))
    told = [one for one in waiting if one.event.noted_at <= closed.closes]
    if told:
        yield closed.key, told
    by_then = coming.closes.astimezone(zone).date()
    urgent = [
        one for one in waiting if one not in told and one.event.deadline and one.event.deadline <= by_then
    ]
    if urgent:
        yield f"now:{last}", urgent


def letter_of_batch(person: Person, batch: Batch, *, at: datetime) -> int:
    """One letter, known by its window: 1, or 0 where that window was told already. What is not wanted any more is
    noted as left out."""
    window, told = batch
    off = window.startswith(f"{HowOften.OFF}:")
    letter, new = Delivery.objects.get_or_create(
        key=f"person:{person.public_id}:{window}",
        defaults={
            "person": person,
            "kind": LetterKind.NOTICE,
            "window": window,
            "state": DeliveryState.LEFT_OUT if off else DeliveryState.DUE,
            "made_at": at,
            "next_try_at": at,
        },
    )
    if new:
        Recipient.objects.filter(pk__in=[one.pk for one in told]).update(delivery=letter)
    return int(new and not off)
