"""Somebody asks to be told of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from commonweal.apps.notices.actions._allowing import TooMany, is_allowed
from commonweal.apps.notices.actions._journal import subject_of
from commonweal.apps.notices.actions._letters import make_letter
from commonweal.apps.notices.enums import Act, LetterKind
from commonweal.apps.notices.models import Event, Subscription
from commonweal.apps.notices.queries.interests import Interest, as_fields
from commonweal.apps.people.models import Person
from commonweal.apps.people.models.person import folded
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import record_act

__all__ = ["Reader", "TooMany", "subscribe"]

LETTERS_TO_AN_ADDRESS = 5
REQUESTS_FROM_A_PLACE = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who is to be told: the address, the language and time zone they read in. Of a person with an account,
    their own address is used."""

    language: str
    time_zone: str
    email: str = ""


def subscribe(
    *, interest: Interest, frequency: str, reader: Reader, network: str, by: Acting, at: datetime
) -> Subscription | None:
    """Keep what somebody wants to hear of, and send a letter: to confirm, or, to a person with an account, the first.

    None where this address was asked for too often today: no letter goes out, and nobody is told why. TooMany where
    one network address asks too often.
    """
    if not is_allowed("network", network, most=REQUESTS_FROM_A_PLACE, within=timedelta(hours=1), at=at):
        raise TooMany
    person = person_of(by) if by.signed_in else None
    address = "" if person else folded(reader.email)
    if address and not is_allowed(
        "address", address, most=LETTERS_TO_AN_ADDRESS, within=timedelta(days=1), at=at
    ):
        return None
    return _kept(interest, frequency, reader, person, address, by=by, at=at)


@transaction.atomic
def _kept(
    interest: Interest,
    frequency: str,
    reader: Reader,
    person: Person | None,
    address: str,
    *,
    by: Acting,
    at: datetime,
) -> Subscription:
    made = Subscription.objects.create(
        person=person,
        email=address,
        frequency=frequency,
        language=(person.language if person else "") or reader.language,
        time_zone=(person.time_zone if person else "") or reader.time_zone,
        asked_at=at,
        confirmed_at=at if person else None,
        through_event=newest_event(),
        **as_fields(interest),
    )
    record_act(
        act=Act.SUBSCRIBE,
        subject=subject_of(made),
        by=by.actor,
        at=at,
        after={"reason": interest.reason, "frequency": frequency},
    )
    make_letter(made, LetterKind.FIRST if person else LetterKind.CONFIRM, at=at)
    return made


def newest_event() -> int:
    """The id of the last event that a first letter can tell."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
