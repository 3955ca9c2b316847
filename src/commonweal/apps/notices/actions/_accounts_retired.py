"""The timer of accounts: those never confirmed and those not used for long are told twice, then deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Importance, Reason
from commonweal.apps.notices.models import Event
from commonweal.apps.people.actions.delete_account import delete_account
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import COMMAND_LINE
from commonweal.rules.retention import Due, Step, notice_periods, retention_step

UNUSED, UNCONFIRMED = "account unused", "account unconfirmed"
BATCH = 200


@dataclass(kw_only=True, slots=True)
class Retired:
    """How many account holders were told, and how many accounts were deleted."""

    told: int = 0
    deleted: int = 0


def retire_accounts(*, unconfirmed: timedelta, unused: timedelta, at: datetime) -> Retired:
    """Tell whoever is due to be told, and delete the accounts of those told twice. Run twice, it does nothing
    twice. Whoever looks after the site itself is left alone."""
    done = Retired()
    for kind, keep in ((UNCONFIRMED, unconfirmed), (UNUSED, unused)):
        for pk in _near_the_end(kind, keep, at=at):
            with transaction.atomic():
                _step(pk, kind, keep, done, at=at)
    return done


def _accounts(kind: str) -> QuerySet[Person]:
    """The accounts that a timer is for: by whether an address was ever shown to be theirs."""
    shown = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    people = Person.objects.filter(is_active=True, is_superuser=False, pseudonymised_at=None)
    return people.filter(Exists(shown) if kind == UNUSED else ~Exists(shown))


def _near_the_end(kind: str, keep: timedelta, *, at: datetime) -> Iterator[int]:
    """The accounts for which something may be due, by key."""
    since = at - keep + notice_periods(keep)[0]
    people = _accounts(kind).filter(date_joined__lte=since).exclude(last_login__gt=since)
    return people.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH)


def _step(pk: int, kind: str, keep: timedelta, done: Retired, *, at: datetime) -> None:
    """Do what is due for one account, looked at again under its lock: somebody may have signed in just now."""
    person = _accounts(kind).select_for_update(of=("self",)).filter(pk=pk).first()
    if person is None:
        return
    last_used = max(person.last_login or person.date_joined, person.date_joined)
    told = _told(person, kind, since=last_used)
    due = retention_step(last_used=last_used, keep=keep, told=told, at=at)
    if due.step == Step.DELETE:
        delete_account(person=person, by=COMMAND_LINE, at=at)
        done.deleted += 1
    elif due.step != Step.NOTHING:
        _tell(person, kind, due, at=at)
        done.told += 1


def _told(person: Person, kind: str, *, since: datetime) -> tuple[datetime, ...]:
    """When this account's holder was told since it was used last."""
    told = Event.objects.filter(
        object_kind="account", object_id=str(person.public_id), kind=kind, noted_at__gte=since
    )
    return tuple(told.order_by("noted_at").values_list("noted_at", flat=True))


def _tell(person: Person, kind: str, due: Due, *, at: datetime) -> None:
    event = NewEvent(
        kind=kind,
        object_kind="account",
        object_id=str(person.public_id),
        title="",
        path=reverse("account_login"),
        on=timezone.localdate(at),
        importance=Importance.MUST,
        deadline=timezone.localdate(due.delete_from),
        once=due.step,
    )
    tell(event=event, to=[To(person=person, reason=Reason.OWN)], at=at)
