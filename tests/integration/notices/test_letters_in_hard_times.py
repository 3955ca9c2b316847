"""Nights in which the clock is changed, names in any script and very long, a mail server that is down for a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from commonweal.apps.notices.actions._trouble_told import tell_of_mail_trouble
from commonweal.apps.notices.actions.choose_how_told import choose_how_told
from commonweal.apps.notices.actions.gather_notices import gather_notices
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.send_deliveries import send_deliveries
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Importance, Reason
from commonweal.apps.notices.models import Delivery
from commonweal.apps.notices.queries.told_in_site import told_in_site
from commonweal.apps.people.models import Person
from commonweal.rules.digests import closing, latest_window
from small_mail_server import small_mail_server
from some_people import acting, make_person, signed_in

pytestmark = pytest.mark.django_db


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def told(*people: Person, at: datetime, title: str = "assets.csv", **more: Any) -> None:
    event = NewEvent(
        kind="check finished",
        object_kind="register-upload",
        object_id="17",
        title=title,
        path="/about/",
        on=at.date(),
        importance=Importance.SHOULD,
        once=at.isoformat(),
        **more,
    )
    with transaction.atomic():
        tell(event=event, to=[To(person=one, reason=Reason.OWN) for one in people], at=at)


def sent_by(at: datetime) -> int:
    """How many letters have left after a tick at this moment."""
    gather_notices(at=at)
    send_deliveries(at=at)
    return len(mail.outbox)


# The night in which the clock changes, and seven o'clock in London on that day and the next, in UTC.
NIGHTS = (
    ("2026-03-28 12:00", "2026-03-29 06:00", "2026-03-30 06:00"),
    ("2026-10-24 12:00", "2026-10-25 07:00", "2026-10-26 07:00"),
)


@pytest.mark.parametrize(("begins", "first", "second"), NIGHTS)
def test_the_days_letter_comes_at_seven_by_the_clock_and_once(begins: str, first: str, second: str) -> None:
    ada = make_person()
    choose_how_told(person=ada, wanted={("should", "mail"): "daily"}, by=acting(ada), at=utc(begins))
    left, before = [], 0
    for hours in range(48):
        at = utc(begins) + timedelta(hours=hours)
        told(ada, at=at)
        if sent_by(at) > before:
            left.append(at)
            before = len(mail.outbox)
    assert (left, before) == ([utc(first), utc(second)], 2)


ZONES = st.sampled_from(
    ("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca",
     "America/New_York", "Pacific/Kiritimati", "America/Santiago", "Asia/Tehran")
).map(ZoneInfo)  # fmt: skip
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


@given(moment=MOMENTS, zone=ZONES, weekly=st.booleans())
def test_a_window_closes_at_seven_of_its_own_day_wherever_one_reads(
    moment: datetime, zone: ZoneInfo, weekly: bool
) -> None:
    window = latest_window(moment, weekly=weekly, zone=zone)
    local = window.closes.astimezone(zone)
    assert (local.hour, local.minute, window.key.partition(":")[2]) == (7, 0, local.date().isoformat())
    assert timedelta(0) <= moment - window.closes <= timedelta(days=8 if weekly else 2)
    # Every moment until the next window closes belongs to this one.
    following = closing(local.date() + timedelta(days=7 if weekly else 1), zone=zone, at=(7, 0))
    just_before = following - timedelta(microseconds=1)
    assert latest_window(just_before, weekly=weekly, zone=zone) == window


NAMES = (
    "王小明的社區花園",
    "جمعية الحي التعاونية",
    "Þórður & Ægir – “Sjálfseignarstofnun”",
    "x" * 300,
    "é" * 300,
    "Bcc: everybody@example.org\r\nBcc: victim@example.org",
    "Tab\tand\x0bmore\u2028lines\u0085here",
    '<script>alert("1")</script>',
    "🏡🌱" * 100,
    "NUL\x00 inside",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_whole_in_subject_and_page_and_makes_no_header(
    name: str, settings: Any
) -> None:
    at = utc("2026-11-03 09:30")
    ada = make_person()
    told(ada, at=at, title=name)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with small_mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        sent_by(at)
    raw = server.letters[0]
    letter = message_from_bytes(raw, policy=policy.default)
    shown = " ".join(name.replace("\x00", "").split())
    assert str(make_header(decode_header(raw_subject(raw)))) == f"The check of {shown} is finished"
    assert (letter["To"], letter["Bcc"], max(map(len, raw.splitlines())) <= 998) == (
        "ada@example.org",
        None,
        True,
    )
    page = signed_in(ada).get("/account/notices/").content.decode()
    assert ("<script>alert" in page, page.count("<h2><a href=")) == (False, 1)


def raw_subject(letter: bytes) -> str:
    """The subject as it stands in the letter, its folded lines joined."""
    return (
        str(message_from_bytes(letter, policy=policy.compat32)["Subject"]).replace("\r", "").replace("\n", "")
    )


def test_down_for_a_day_letters_wait_and_stewards_are_told_once(settings: Any) -> None:
    begins = utc("2026-11-03 00:05")
    ada, steward = make_person(), make_person("bo@example.org", steward=True)
    told(ada, at=begins)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    tries = 0
    for quarter in range(4 * 23):
        at = begins + timedelta(minutes=15 * quarter)
        down = send_deliveries(at=at).down
        tries += bool(down)
        tell_of_mail_trouble(down=down, at=at)
    # After 0, 15, 30 and 45 minutes, then an hour, three, and every six later.
    assert (tries, [one.event.kind for one in told_in_site(steward)]) == (9, ["letters wait"])
    waiting = Delivery.objects.get(channel="mail")
    assert (waiting.state, waiting.tries, waiting.problem) == ("due", 9, "ConnectionRefusedError")
    with small_mail_server() as server:
        settings.EMAIL_PORT = server.port
        for hour in range(24, 48):
            send_deliveries(at=begins + timedelta(hours=hour))
    assert len(server.letters) == 1


def test_a_readers_server_that_puts_a_letter_off_is_tried_for_five_days_and_stewards_are_told(
    settings: Any,
) -> None:
    begins = utc("2026-11-03 00:05")
    ada, steward = make_person(), make_person("bo@example.org", steward=True)
    told(ada, at=begins)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with small_mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        server.refuses["ada@example.org"] = "450 try later"
        states = {}
        for hours in range(0, 7 * 24, 6):
            at = begins + timedelta(hours=hours)
            tell_of_mail_trouble(down=send_deliveries(at=at).down, at=at)
            states[hours] = Delivery.objects.filter(person=ada, channel="mail").get().state
    given_up = min(hours for hours, state in states.items() if state == "given-up")
    assert (5 * 24 < given_up <= 5 * 24 + 6, {one.event.kind for one in told_in_site(steward)}) == (
        True,
        {"letters given up"},
    )
