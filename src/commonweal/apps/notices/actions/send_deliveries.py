"""Send what is due: each once, whoever dies on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone, translation

from commonweal.apps.notices.actions._leasing import SECONDS, is_dead, this_holder
from commonweal.apps.notices.actions._mail import MailRoom, MailServerDown, NotTaken, mail_of
from commonweal.apps.notices.actions._webhooks import call_webhook
from commonweal.apps.notices.enums import Channel, DeliveryState, LetterKind
from commonweal.apps.notices.models import Delivery, Event
from commonweal.apps.notices.queries.due_deliveries import due_deliveries
from commonweal.apps.notices.queries.interests import interest_of
from commonweal.apps.notices.queries.letters import letter_of
from commonweal.apps.notices.queries.notice_letters import notice_letter
from commonweal.apps.notices.queries.past_events import past_events
from commonweal.apps.notices.queries.visibility import still_shown, still_theirs
from commonweal.apps.people.models import Person

# How long until the next try, after the first, the second, …; the last goes on.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
# A letter that its reader's own server puts off for so long is given up; while our server is down, none is.
PUT_OFF_FOR = timedelta(days=5)
BATCH = 100


@dataclass(kw_only=True, slots=True)
class Sent:
    """What became of the deliveries that were due. `down` is what a mail server that could not be reached said."""

    sent: int = 0
    left_out: int = 0
    put_off: int = 0
    given_up: int = 0
    down: str = ""


def send_deliveries(*, at: datetime, go_on: Callable[[], None] = lambda: None) -> Sent:
    """Send everything that is due. While the mail server is down letters wait, and webhooks are called.

    `go_on` is asked before every hundred; what it raises ends the sending.
    """
    done, room = Sent(), MailRoom()
    try:
        while batch := list(due_deliveries(at=at).filter(_open(done))[:BATCH]):
            go_on()
            progressed = [_one(delivery, room, done, at=at) for delivery in batch]
            if not any(progressed):
                break
    finally:
        room.close()
    return done


def send_now(delivery: Delivery, *, at: datetime) -> None:
    """Try one letter at once, for somebody who waits for it; what fails is left to the next `tick`."""
    room = MailRoom()
    try:
        fresh = due_deliveries(at=at).filter(pk=delivery.pk).first()
        if fresh:
            _one(fresh, room, Sent(), at=at)
    finally:
        room.close()


def _open(done: Sent) -> Q:
    """While the mail server is down, only webhooks."""
    return Q(channel=Channel.WEBHOOK) if done.down else Q()


def _one(delivery: Delivery, room: MailRoom, done: Sent, *, at: datetime) -> bool:
    """Send one delivery; whether anything became of it."""
    mail = delivery.channel == Channel.MAIL
    if (mail and done.down) or not claim(delivery, at=at):
        return False
    try:
        said = send_one(delivery, room, at=at)
    except MailServerDown as down:
        done.down = str(down)
        put_off(delivery, problem=str(down), at=at)
    except NotTaken as refused:
        if refused.for_good or at - delivery.made_at > PUT_OFF_FOR:
            settle(delivery, DeliveryState.GIVEN_UP, problem=str(refused))
            done.given_up += 1
        else:
            put_off(delivery, problem=str(refused), at=at)
            done.put_off += 1
    else:
        done.sent += said
        done.left_out += not said
    return True


def claim(delivery: Delivery, *, at: datetime) -> bool:
    """Hold a delivery for five minutes; False where somebody else holds it and lives."""
    now, holder = max(at, timezone.now()), this_holder()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    if delivery.leased_by and is_dead(delivery.leased_by):
        free |= Q(leased_by=delivery.leased_by)
    waiting = Delivery.objects.filter(free, pk=delivery.pk, state=DeliveryState.DUE)
    return bool(waiting.update(leased_by=holder, leased_until=now + timedelta(seconds=SECONDS)))


def send_one(delivery: Delivery, room: MailRoom, *, at: datetime) -> bool:
    """Ask again what may be told, say it, and note that it was said; False where nothing was left to say."""
    if not may_go(delivery):
        settle(delivery, DeliveryState.LEFT_OUT)
        return False
    events = events_of(delivery)
    if not events and delivery.kind in (LetterKind.NEWS, LetterKind.NOTICE):
        settle(delivery, DeliveryState.LEFT_OUT)
        return False
    subject = ""
    if delivery.channel == Channel.WEBHOOK:
        call_webhook(delivery, events, at=at)
    else:
        with translation.override(delivery.language):
            compose = letter_of if delivery.subscription else notice_letter
            letter = compose(delivery, events, at=delivery.made_at)
            room.send(mail_of(delivery, letter))
        subject = letter.subject
    settle(delivery, DeliveryState.SENT, sent_at=max(at, timezone.now()), subject=subject, told=len(events))
    return True


def may_go(delivery: Delivery) -> bool:
    """Whether its reader still wants it. What a pause keeps back is told when the pause ends."""
    if delivery.subscription is None:
        return is_still_there(delivery)
    subscription = delivery.subscription
    subscription.refresh_from_db()
    if delivery.kind == LetterKind.CONFIRM:
        return not subscription.confirmed_at and not subscription.ended_at
    if subscription.paused_at and subscription.in_force and delivery.kind == LetterKind.NEWS:
        # Its recipients wait again, and its window is open again.
        delivery.delete()
        return False
    return subscription.in_force


def events_of(delivery: Delivery) -> list[Event]:
    """What a delivery tells, of what may be shown now."""
    if delivery.subscription is None:
        return theirs_of(delivery)
    subscription = delivery.subscription
    if delivery.kind == LetterKind.CONFIRM:
        return []
    if delivery.kind == LetterKind.NEWS:
        return still_shown(list(Event.objects.filter(recipients__delivery=delivery).order_by("-on", "-pk")))
    past = past_events(interest_of(subscription), on=delivery.made_at.date())
    return still_shown([event for event in past if event.noted_at <= delivery.made_at])


def is_still_there(delivery: Delivery) -> bool:
    """Whether a person still has their account; an address that stands by itself is there while its letter is."""
    return delivery.person is None or Person.objects.filter(pk=delivery.person.pk, is_active=True).exists()


def theirs_of(delivery: Delivery) -> list[Event]:
    """What a letter tells a person, of what they may still know, the newest first."""
    told = delivery.recipients.select_related("event", "person").order_by("-event__on", "-event_id")
    return [one.event for one in still_theirs(told)]


def put_off(delivery: Delivery, *, problem: str, at: datetime) -> None:
    """Try again after a pause that grows."""
    pause = PAUSES[min(delivery.tries, len(PAUSES) - 1)]
    Delivery.objects.filter(pk=delivery.pk).update(
        tries=delivery.tries + 1,
        next_try_at=at + pause,
        problem=problem[:300],
        leased_by="",
        leased_until=None,
    )


def settle(delivery: Delivery, state: DeliveryState, **fields: object) -> None:
    """Note what became of it."""
    Delivery.objects.filter(pk=delivery.pk).update(
        state=state, leased_by="", leased_until=None, tries=delivery.tries + 1, **{"problem": "", **fields}
    )
