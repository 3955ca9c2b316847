"""From a snapshot to a letter: each thing is told once, to those who asked, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail

from commonweal.apps.landbank.actions.note_changes import note_changes
from commonweal.apps.landbank.models import Site
from commonweal.apps.notices.actions.change_subscription import change_subscription
from commonweal.apps.notices.actions.end_subscription import end_subscription
from commonweal.apps.notices.models import Delivery, Event, Recipient, Subscription
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.people.policy import NOBODY
from commonweal.pipeline.tick import tick
from town_follower import ASKED, LATER, NEXT_DAY, follower, load_later_town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("town")]
TOWN = Interest()


def subjects() -> list[str]:
    return [str(letter.subject) for letter in mail.outbox]


def test_changes_of_the_past_year_become_events_once() -> None:
    assert list(Event.objects.values_list("object_id", "kind").order_by("on")) == [
        ("s-foundry1", "vacancy changed"),
        ("s-1ibrary1", "notice of sale received"),
    ]
    assert note_changes(at=LATER) == 0


def test_nothing_is_sent_before_the_address_is_confirmed(tmp_path: Path) -> None:
    follower(confirmed=False)
    load_later_town(tmp_path)
    tick(at=LATER)
    assert subjects() == [
        "Confirm by 9 November 2026: letters about public land within 800 metres of MB4 2QX"
    ]


def test_the_first_letter_tells_of_the_past_year() -> None:
    follower()
    assert subjects()[1:] == ["From now on we tell you of changes within 800 metres of MB4 2QX"]
    first = str(mail.outbox[1].body)
    assert "This is what we know of the past year: 1 change." in first
    assert "26 October 2026: Is for sale: its owner told the council (Eastmere Council" in first


def test_what_is_new_is_told_once(tmp_path: Path) -> None:
    follower()
    load_later_town(tmp_path)
    for _time in range(3):
        tick(at=LATER)
    assert subjects()[2:] == ["Old Tannery Library changed in use"]
    assert "from “vacant” to “in use”" in str(mail.outbox[2].body)


def test_a_daily_letter_waits_for_the_morning_of_its_reader(tmp_path: Path) -> None:
    follower(frequency="daily", interest=TOWN)
    load_later_town(tmp_path)
    tick(at=LATER)
    assert len(mail.outbox) == 2
    tick(at=NEXT_DAY)
    assert subjects()[2:] == ["Ropewalk Yard 1 probably left public hands, and 1 more change"]
    assert Delivery.objects.latest("pk").window == "daily:2026-11-04"


def test_a_weekly_letter_waits_for_monday(tmp_path: Path) -> None:
    follower(frequency="weekly", interest=TOWN)
    load_later_town(tmp_path)
    for day in range(1, 7):
        tick(at=LATER + timedelta(days=day))
    assert [one.window for one in Delivery.objects.filter(kind="news")] == ["weekly:2026-11-09"]


def test_two_subscriptions_of_one_address_tell_a_thing_once(tmp_path: Path) -> None:
    follower(frequency="weekly")
    follower(frequency="at-once", interest=TOWN)
    load_later_town(tmp_path)
    tick(at=LATER)
    told = Recipient.objects.values_list("subscription__frequency", "event__object_id").order_by("event_id")
    assert list(told) == [("at-once", "s-1ibrary1"), ("at-once", "s-yard0001")]


def test_a_site_that_was_closed_before_sending_is_left_out(tmp_path: Path) -> None:
    follower(frequency="daily")
    load_later_town(tmp_path)
    tick(at=LATER)
    Site.objects.filter(site_id="s-1ibrary1").update(closed_on="2026-11-03")
    tick(at=NEXT_DAY)
    assert [one.state for one in Delivery.objects.filter(kind="news")] == ["left-out"]
    assert len(mail.outbox) == 2


def test_a_pause_keeps_letters_back_and_loses_nothing(tmp_path: Path) -> None:
    one = follower()
    asked = {"subscription": one, "link": str(one.public_id), "by": NOBODY}
    change_subscription(**asked, paused=True, at=ASKED)
    load_later_town(tmp_path)
    tick(at=LATER)
    assert len(mail.outbox) == 2
    change_subscription(**asked, paused=False, at=LATER)
    tick(at=NEXT_DAY)
    assert subjects()[2:] == ["Old Tannery Library changed in use"]


def test_what_has_ended_is_told_nothing_more(tmp_path: Path) -> None:
    one = follower(frequency="daily")
    load_later_town(tmp_path)
    tick(at=LATER)
    end_subscription(subscription=one, link=str(one.public_id), by=NOBODY, at=LATER)
    tick(at=NEXT_DAY)
    assert len(mail.outbox) == 2


def test_a_last_day_is_told_ahead_and_stands_on_top() -> None:
    from commonweal.apps.provenance.models import Change

    Change.objects.filter(kind="listing ends").update(on="2026-12-01")
    follower(frequency="weekly")
    tick(at=LATER)
    assert len(mail.outbox) == 2
    # The Monday letter of 30 November comes before the day; that of 7 December would come too late.
    tick(at=datetime(2026, 11, 9, 9, 0, tzinfo=UTC))
    assert subjects()[2:] == [
        "Act by 1 December 2026: Old Tannery Library stops being a listed asset of community value"
    ]


def test_addresses_are_deleted_on_time() -> None:
    follower("never@example.org", confirmed=False)
    one = follower("gone@example.org")
    end_subscription(subscription=one, link=str(one.public_id), by=NOBODY, at=LATER)
    tick(at=LATER + timedelta(days=6))
    assert Subscription.objects.count() == 2
    tick(at=LATER + timedelta(days=8))
    assert list(Subscription.objects.values_list("email", flat=True)) == ["gone@example.org"]
    tick(at=LATER + timedelta(days=31))
    assert Subscription.objects.count() == 0
