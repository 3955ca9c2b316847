"""Tell people of what concerns them: in the transaction of the act itself."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import connection, transaction

from commonweal.apps.notices.actions._in_site import show_in_site
from commonweal.apps.notices.actions.note_events import NewEvent, note_events
from commonweal.apps.notices.actions.send_deliveries import send_now
from commonweal.apps.notices.enums import Channel, HowOften, Importance, LetterKind, Reason
from commonweal.apps.notices.models import Delivery, Event, Recipient
from commonweal.apps.notices.policy import how_often
from commonweal.apps.notices.queries.preferences import Choices, choices_of, told_in_site
from commonweal.apps.people.models import Person
from commonweal.apps.people.models.person import folded
from commonweal.apps.provenance.actions.record_act import OutsideTransaction

BOTH = (Channel.SITE, Channel.MAIL)
LONGEST = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class To:
    """A reader and why: a person, an `address` without an account, or a person at another address of theirs."""

    reason: Reason
    person: Person | None = None
    address: str = ""


def tell(
    *, event: NewEvent, to: Sequence[To], at: datetime, channels: Collection[str] = BOTH
) -> Event | None:
    """Write what happened and who is told of it, each by the channels they chose; None where nobody is left to tell.

    Nobody is told of their own act, save of what is about their own account. Told again, the same is told once. What
    must be told leaves when the transaction ends, the rest with the next `tick`. OutsideTransaction where no
    transaction is open: the act and its telling are written together or not at all.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{event.kind} was to be told outside a transaction.")
    readers = _readers(to, event)
    if not readers:
        return None
    new = replace(_clean(event), personal=True)
    note_events(events=[new], at=at)
    noted = Event.objects.get(key=new.key)
    chosen = choices_of([one.person for one in readers if one.person])
    if Channel.SITE in channels:
        here = [one for one in readers if _stands_here(one, chosen, noted)]
        show_in_site([(noted.pk, one.person.pk, one.reason) for one in here if one.person], at=at)
    if Channel.MAIL in channels:
        letters = [letter for one in readers if (letter := _by_mail(one, chosen, noted, at=at)) is not None]
        if noted.importance == Importance.MUST:
            transaction.on_commit(lambda: _send(letters, at=at))
    return noted


def _readers(to: Sequence[To], event: NewEvent) -> list[To]:
    """Each reader once, the first reason first; the doer is left out."""
    seen: dict[tuple[int | None, str], To] = {}
    for one in to:
        own = one.person is not None and str(one.person.public_id) == event.by_person
        if (one.person or one.address) and not (own and one.reason != Reason.OWN):
            key = (one.person.pk if one.person else None, folded(one.address))
            seen.setdefault(key, replace(one, address=key[1]))
    return list(seen.values())


def _clean(event: NewEvent) -> NewEvent:
    """The event in texts that both databases keep, none of them endless."""
    texts = {
        name: value.replace("\x00", "")[:LONGEST]
        for name, value in asdict(event).items()
        if isinstance(value, str)
    }
    return replace(event, **{**texts, "importance": event.importance})


def _stands_here(one: To, chosen: dict[int, Choices], event: Event) -> bool:
    """Whether this reader sees it in the site: a person, at no other address, who did not switch it off."""
    return (
        one.person is not None and not one.address and told_in_site(chosen[one.person.pk], event.importance)
    )


def _by_mail(one: To, chosen: dict[int, Choices], event: Event, *, at: datetime) -> Delivery | None:
    """Write that this reader is told by mail; the letter, where it goes at once and is not made yet."""
    wanted = HowOften.AT_ONCE
    if one.person and not one.address:
        wanted = how_often(chosen[one.person.pk], importance=event.importance, channel=Channel.MAIL)
    if wanted == HowOften.OFF:
        return None
    whom = {"person": one.person, "address": one.address, "event": event}
    recipient, new = Recipient.objects.get_or_create(
        **whom, channel=Channel.MAIL, defaults={"reason": one.reason}
    )
    if not new or wanted != HowOften.AT_ONCE:
        return None
    recipient.delivery = Delivery.objects.create(
        person=one.person,
        address=one.address,
        kind=LetterKind.NOTICE,
        key=letter_key(one, event),
        made_at=at,
        next_try_at=at,
    )
    recipient.save(update_fields=["delivery"])
    return recipient.delivery


def letter_key(one: To, event: Event) -> str:
    """A letter of one event to one reader; an address can not be read from it."""
    whose = str(one.person.public_id) if one.person else ""
    at = hashlib.sha256(f"{event.key} {one.address}".encode()).hexdigest()[:16] if one.address else ""
    return f"notice:{event.pk}:{whose}:{at}"


def _send(letters: Sequence[Delivery], *, at: datetime) -> None:
    """Try each once; what fails is left to the next `tick`."""
    for letter in letters:
        send_now(letter, at=at)
