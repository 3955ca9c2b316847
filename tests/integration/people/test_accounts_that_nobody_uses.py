"""Accounts that nobody confirmed or used: their holders are told twice, then they are deleted, and what is kept for a
time goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import transaction
from django.test import Client

from commonweal.apps.notices.actions._accounts_retired import retire_accounts
from commonweal.apps.notices.actions._kept_no_longer import let_go_of_what_is_old
from commonweal.apps.notices.actions._people_told import steward
from commonweal.apps.notices.models import Delivery, Event, KnownDevice
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import COMMAND_LINE
from commonweal.apps.provenance.models import JournalEntry
from some_people import make_membership, make_person

pytestmark = pytest.mark.django_db

USED = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
KEPT = {"unconfirmed": 30 * DAY, "unused": 720 * DAY}


def person(address: str = "ada@example.org", *, confirmed: bool = True, **more: Any) -> Person:
    made = make_person(address, **more)
    Person.objects.filter(pk=made.pk).update(date_joined=USED, last_login=USED if confirmed else None)
    EmailAddress.objects.filter(user=made).update(verified=confirmed)
    return made


@pytest.fixture
def days(django_capture_on_commit_callbacks: Any) -> Any:
    """Let the timer run on these days; what it did on each: told, deleted."""

    def run(*days: int) -> dict[int, tuple[int, int]]:
        done = {}
        for day in days:
            with django_capture_on_commit_callbacks(execute=True):
                did = retire_accounts(**KEPT, at=USED + day * DAY)
            done[day] = (did.told, did.deleted)
        return done

    return run


def test_an_unused_account_is_told_of_twice_and_then_deleted(days: Any) -> None:
    ada = person(name="Ada")
    did = days(689, 690, 691, 712, 713, 714, 719, 720, 721)
    assert {day: what for day, what in did.items() if what != (0, 0)} == {
        690: (1, 0),
        713: (1, 0),
        720: (0, 1),
    }
    assert [letter.subject for letter in mail.outbox] == [
        "By 22 December 2027: Your account is deleted after 22 December 2027, unless you sign in before"
    ] * 2
    ada.refresh_from_db()
    entry = JournalEntry.objects.get()
    assert (str(ada), entry.act, entry.person, entry.subject_id) == (
        "somebody who has left",
        "delete-account",
        "",
        str(ada.public_id),
    )


def test_signing_in_keeps_it(days: Any) -> None:
    ada = person()
    days(690)
    Person.objects.filter(pk=ada.pk).update(last_login=USED + 700 * DAY)
    assert days(713, 720, 800) == {713: (0, 0), 720: (0, 0), 800: (0, 0)}
    # The next time it is not used for so long, its holder is told twice anew.
    assert days(1390, 1413, 1420) == {1390: (1, 0), 1413: (1, 0), 1420: (0, 1)}


def test_an_address_that_nobody_confirmed_is_kept_for_less(days: Any) -> None:
    ada = person(confirmed=False)
    assert days(14, 15, 16, 23, 29, 30) == {
        14: (0, 0),
        15: (1, 0),
        16: (0, 0),
        23: (1, 0),
        29: (0, 0),
        30: (0, 1),
    }
    ada.refresh_from_db()
    assert (ada.is_active, EmailAddress.objects.count()) == (False, 0)


def test_whoever_looks_after_the_site_is_left_alone(days: Any) -> None:
    person(administrator=True)
    assert days(690, 720, 2000) == dict.fromkeys((690, 720, 2000), (0, 0))


def test_colleagues_are_told_that_somebody_has_left(days: Any) -> None:
    ada = person(name="Ada")
    make_membership(ada)
    days(690, 713, 720)
    [event] = Event.objects.filter(kind="member left")
    assert (event.title, event.by_person) == ("Eastmere Council", str(ada.public_id))


def told_long_ago(person: Person) -> None:
    with transaction.atomic():
        steward(person, by=COMMAND_LINE, at=USED)
    Delivery.objects.filter(state="due").update(state="sent", sent_at=USED)


def let_go(day: int) -> tuple[int, int, int]:
    gone = let_go_of_what_is_old(
        notices=365 * DAY, addresses=30 * DAY, sign_ins=90 * DAY, devices=365 * DAY, at=USED + day * DAY
    )
    return gone.notices, gone.sign_ins, gone.devices


def test_what_is_kept_for_a_time_goes_when_it_has_passed() -> None:
    ada = person()
    told_long_ago(ada)
    KnownDevice.objects.create(person=ada, key="a", since=USED, last_seen=USED + 10 * DAY)
    UserSession.objects.create(
        user=ada, session_key="gone", created_at=USED, last_seen_at=USED, ip="192.0.2.1", user_agent="Firefox"
    )
    assert [let_go(day) for day in (1, 364, 366, 376)] == [(0, 1, 0), (0, 0, 0), (2, 0, 0), (0, 0, 1)]
    assert (Event.objects.count(), Delivery.objects.count()) == (0, 0)


def test_the_privacy_page_says_how_long_everything_is_kept(settings: Any) -> None:
    settings.PEOPLE_UNUSED_MONTHS = 18
    page = Client().get("/privacy/").content.decode()
    assert "18 months" in page
    assert page.count("<tr>") >= 9
