"""What concerns somebody stands in the site and goes by mail: told once, by class, as they chose."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from commonweal.apps.notices.actions.choose_how_told import choose_how_told
from commonweal.apps.notices.actions.gather_notices import gather_notices
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.send_deliveries import send_deliveries
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Importance, Reason
from commonweal.apps.notices.models import Delivery, Event, Recipient
from commonweal.apps.notices.queries.told_in_site import unread_count
from commonweal.apps.people.models import Person
from commonweal.apps.provenance.actions.record_act import OutsideTransaction
from commonweal.apps.provenance.models import JournalEntry
from some_people import acting, make_membership, make_person, signed_in

pytestmark = pytest.mark.django_db

# A Tuesday, half past nine in London.
AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
NEXT_MORNING = datetime(2026, 11, 4, 7, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 9, 7, 0, tzinfo=UTC)


def happening(**more: Any) -> NewEvent:
    """An upload whose check is over."""
    values = {
        "kind": "check finished",
        "object_kind": "register-upload",
        "object_id": "17",
        "title": "assets.csv",
        "path": "/desk/uploads/17/",
        "on": AT.date(),
        "importance": Importance.SHOULD,
    }
    return NewEvent(**{**values, **more})


@pytest.fixture
def commits(django_capture_on_commit_callbacks: Any) -> Callable[..., None]:
    """Tell, and let the transaction end."""

    def told(*to: To, at: datetime = AT, **more: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            tell(event=happening(**more), to=to, at=at)

    return told


def own(person: Person) -> To:
    return To(person=person, reason=Reason.OWN)


def run(at: datetime) -> list[str]:
    """What a tick sends; the subjects of all letters so far."""
    gather_notices(at=at)
    send_deliveries(at=at)
    return [letter.subject for letter in mail.outbox]


def test_what_must_be_told_leaves_at_once_and_stands_in_the_site(commits: Any) -> None:
    ada = make_person()
    commits(own(ada), kind="webauthn_added", importance=Importance.MUST)
    assert [letter.subject for letter in mail.outbox] == ["A passkey or key was added to your account"]
    assert (run(AT), unread_count(ada)) == (["A passkey or key was added to your account"], 1)


def test_what_should_be_told_leaves_with_the_next_tick(commits: Any) -> None:
    ada = make_person()
    commits(own(ada))
    assert (mail.outbox, unread_count(ada)) == ([], 1)
    assert run(AT) == ["The check of assets.csv is finished"]
    assert run(AT + timedelta(hours=1)) == ["The check of assets.csv is finished"]


def test_the_same_is_told_once_and_every_row_has_its_reason(commits: Any) -> None:
    ada = make_person()
    for _turn in range(2):
        commits(own(ada))
    rows = Recipient.objects.order_by("channel").values_list("channel", "reason", "delivery__state")
    assert (Event.objects.count(), list(rows)) == (1, [("mail", "own", "due"), ("site", "own", "sent")])


def test_nobody_is_told_of_their_own_act(commits: Any) -> None:
    ada, bo = make_person(), make_person("bo@example.org")
    commits(*(To(person=one, reason=Reason.MEMBER) for one in (ada, bo)), by_person=str(ada.public_id))
    assert [unread_count(one) for one in (ada, bo)] == [0, 1]


def test_the_act_and_its_telling_stand_or_fall_together() -> None:
    ada = make_person()

    @transaction.atomic
    def act() -> None:
        tell(event=happening(), to=[own(ada)], at=AT)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert (Event.objects.count(), Delivery.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_told() -> None:
    with pytest.raises(OutsideTransaction):
        tell(event=happening(), to=[To(address="ada@example.org", reason=Reason.REPORTER)], at=AT)


# What somebody chose for what they take part in; when letters about Tuesday's check have left.
CHOICES = (
    ("at-once", AT),
    ("daily", NEXT_MORNING),
    ("weekly", NEXT_MONDAY),
    ("off", None),
)


@pytest.mark.parametrize(("chosen", "leaves"), CHOICES)
def test_letters_come_as_they_were_chosen(chosen: str, leaves: datetime | None, commits: Any) -> None:
    ada = make_person()
    choose_how_told(person=ada, wanted={("should", "mail"): chosen}, by=acting(ada), at=AT)
    commits(own(ada))
    moments = (
        AT,
        NEXT_MORNING - timedelta(minutes=1),
        NEXT_MORNING,
        NEXT_MONDAY,
        NEXT_MONDAY + timedelta(days=9),
    )
    sent = {at: len(run(at)) for at in moments}
    assert sent == {at: int(leaves is not None and at >= leaves) for at in moments}


def test_a_choice_counts_from_now_on_for_what_waits_too(commits: Any) -> None:
    ada = make_person()
    choose_how_told(person=ada, wanted={("should", "mail"): "weekly"}, by=acting(ada), at=AT)
    commits(own(ada))
    choose_how_told(person=ada, wanted={("should", "mail"): "off"}, by=acting(ada), at=AT)
    assert (run(NEXT_MONDAY), Delivery.objects.get(channel="mail").state) == ([], "left-out")


def test_one_letter_tells_everything_of_a_day_last_days_on_top(commits: Any) -> None:
    ada = make_person()
    choose_how_told(person=ada, wanted={("should", "mail"): "daily"}, by=acting(ada), at=AT)
    commits(own(ada))
    commits(own(ada), object_id="18", title="land.csv", deadline=datetime(2026, 11, 20).date())
    assert run(NEXT_MORNING) == ["By 20 November 2026: The check of land.csv is finished, and 1 more"]
    body = mail.outbox[0].body
    assert body.index("land.csv") < body.index("assets.csv")
    assert "Last day: 20 November 2026" in body


def test_what_would_be_too_late_does_not_wait(commits: Any) -> None:
    ada = make_person()
    choose_how_told(person=ada, wanted={("should", "mail"): "weekly"}, by=acting(ada), at=AT)
    commits(own(ada), deadline=datetime(2026, 11, 5).date())
    assert run(AT) == ["By 5 November 2026: The check of assets.csv is finished"]


def test_what_must_be_told_cannot_be_switched_off() -> None:
    ada = make_person()
    for told in (("must", "mail"), ("must", "site")):
        with pytest.raises(ValidationError):
            choose_how_told(person=ada, wanted={told: "off"}, by=acting(ada), at=AT)


def test_switched_off_in_the_site_it_stands_there_no_more(commits: Any) -> None:
    ada = make_person()
    choose_how_told(person=ada, wanted={("should", "site"): "off"}, by=acting(ada), at=AT)
    commits(own(ada))
    assert (unread_count(ada), run(AT)) == (0, ["The check of assets.csv is finished"])


def test_a_choice_is_one_entry_of_the_journal() -> None:
    ada = make_person()
    for _turn in range(2):
        choose_how_told(person=ada, wanted={("should", "mail"): "daily"}, by=acting(ada), at=AT)
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.before, entry.after) == (
        "choose-how-told",
        {"should mail": "at-once"},
        {"should mail": "daily"},
    )


def test_whoever_is_an_officer_no_longer_is_told_nothing_more(commits: Any) -> None:
    ada = make_person()
    officer = make_membership(ada)
    commits(To(person=ada, reason=Reason.OFFICER), owner_id="eastmere-council")
    assert unread_count(ada) == 1
    officer.delete()
    assert (unread_count(ada), run(AT)) == (0, [])
    assert Delivery.objects.get(channel="mail").state == "left-out"


def test_a_letter_ends_its_kind_with_one_click(commits: Any) -> None:
    ada = make_person()
    commits(own(ada))
    run(AT)
    headers = mail.outbox[0].extra_headers
    path = re.search(r"/alerts/less/[^>]+", headers["List-Unsubscribe"])[0]
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    shown = Client().get(path)
    assert (shown.status_code, ada.preferences.count()) == (200, 0)
    Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert list(ada.preferences.values_list("importance", "channel", "how_often")) == [
        ("should", "mail", "off")
    ]
    assert Client().get("/alerts/less/made-up/").status_code == 404


def test_a_letter_that_has_to_be_has_no_end(commits: Any) -> None:
    commits(own(make_person()), kind="password_changed", importance=Importance.MUST)
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
    assert "Was it not you?" in mail.outbox[0].body


@pytest.fixture
def reader(commits: Any) -> tuple[Person, Client]:
    """Somebody with two notices of one upload and one of another."""
    ada = make_person(name="Ada")
    commits(own(ada), path="/about/")
    commits(own(ada), path="/about/", kind="check failed")
    commits(own(ada), path="/about/", object_id="18", title="land.csv")
    return ada, signed_in(ada)


def test_the_page_groups_by_what_it_is_about_and_the_head_counts(reader: tuple[Person, Client]) -> None:
    _ada, client = reader
    page = client.get("/account/notices/").content.decode()
    assert re.findall(r'<h2><a href="[^"]+">([^<]+)</a>', page) == ["land.csv", "assets.csv"]
    assert "3 notices that you have not opened" in page
    assert '<span class="who-new">3' in client.get("/about/").content.decode()


def test_opening_reads_all_of_one_thing_and_goes_there(reader: tuple[Person, Client]) -> None:
    ada, client = reader
    first = Event.objects.filter(object_id="17").first()
    gone = client.get(f"/account/notices/{first.pk}/")
    assert (gone["Location"], unread_count(ada)) == ("/about/", 1)
    bo = signed_in(make_person("bo@example.org"))
    assert bo.get(f"/account/notices/{first.pk}/").status_code == 404


def test_a_button_reads_everything(reader: tuple[Person, Client]) -> None:
    ada, client = reader
    client.post("/account/notices/")
    assert (unread_count(ada), "who-new" in client.get("/about/").content.decode()) == (0, False)
    assert "You have read everything" in client.get("/account/notices/").content.decode()


def test_times_are_told_by_the_readers_clock() -> None:
    ada = make_person()
    Person.objects.filter(pk=ada.pk).update(time_zone="Pacific/Auckland")
    ada.refresh_from_db()
    choose_how_told(person=ada, wanted={("should", "mail"): "daily"}, by=acting(ada), at=AT)
    with transaction.atomic():
        tell(event=happening(), to=[own(ada)], at=AT)
    # Seven in the morning of 4 November in Auckland is six in the evening of the third in London.
    sent = {
        at: len(run(at))
        for at in (datetime(2026, 11, 3, 17, 59, tzinfo=UTC), datetime(2026, 11, 3, 18, tzinfo=UTC))
    }
    assert list(sent.values()) == [0, 1]


def test_the_form_keeps_what_was_chosen_with_the_words_and_the_clock() -> None:
    ada = make_person(name="Ada")
    client = signed_in(ada)
    values = {"should_site": "at-once", "should_mail": "weekly", "could_site": "off", "could_mail": "daily"}
    kept = client.post("/account/notices/how/", {**values, "language": "en-gb", "time_zone": "Europe/Dublin"})
    ada.refresh_from_db()
    assert (kept.status_code, ada.time_zone, ada.language) == (302, "Europe/Dublin", "en-gb")
    assert sorted(ada.preferences.values_list("importance", "channel", "how_often")) == [
        ("could", "mail", "daily"),
        ("could", "site", "off"),
        ("should", "mail", "weekly"),
    ]
    wrong = client.post("/account/notices/how/", {**values, "should_mail": "never", "time_zone": "Mars"})
    assert (wrong.status_code, ada.preferences.count()) == (422, 3)


def test_what_is_personal_stands_in_no_feed(commits: Any) -> None:
    commits(own(make_person()), kind="password_changed", importance=Importance.MUST)
    for feed in ("feed.atom", "feed.ics"):
        assert "password" not in Client().get(f"/alerts/{feed}").content.decode()
