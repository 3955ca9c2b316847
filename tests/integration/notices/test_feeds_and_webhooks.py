"""The same without letters: Atom, a calendar, and signed calls of another computer."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import icalendar
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client

from commonweal.apps.notices.actions._webhooks import outside_address
from commonweal.apps.notices.actions.make_webhook import make_webhook
from commonweal.apps.notices.actions.subscribe import Reader, subscribe
from commonweal.apps.notices.models import Delivery, WebhookCall
from commonweal.pipeline.tick import tick
from some_people import acting, make_person, signed_in
from town_follower import AROUND_THE_LIBRARY, ASKED, LATER, follower, load_later_town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("town")]


def test_a_feed_holds_what_is_near(client: Client) -> None:
    near = client.get("/alerts/feed.atom?postcode=MB4+2QX&radius=800").content.decode()
    far = client.get("/alerts/feed.atom?at=53.6,-2.1&radius=800").content.decode()
    assert (near.count("<entry>"), far.count("<entry>")) == (1, 0)
    assert "Old Tannery Library: is for sale: its owner told the council" in near


def test_a_calendar_holds_the_days(client: Client) -> None:
    calendar = icalendar.Calendar.from_ical(client.get("/alerts/feed.ics?owner=eastmere-council").content)
    entries = [(str(one["DTSTART"].dt), str(one["SUMMARY"])) for one in calendar.walk("VEVENT")]
    assert entries == [("2026-10-26", "Old Tannery Library: is for sale: its owner told the council")]


@pytest.mark.parametrize(
    "query", ["ward=nowhere", "postcode=ZZ9+9ZZ", "at=north", "radius=-1&at=53,-2", "area=1,2", "owner=%00"]
)
def test_a_feed_that_would_stay_empty_for_ever_is_not_there(client: Client, query: str) -> None:
    assert client.get(f"/alerts/feed.atom?{query}").status_code == 404


class Called(BaseHTTPRequestHandler):
    """Keeps what it was sent, and answers with the next status."""

    calls: list[tuple[dict[str, str], bytes]] = []
    answers: list[int] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.calls.append((dict(self.headers), body))
        self.send_response(self.answers.pop(0))
        self.end_headers()

    def log_message(self, *_words: Any) -> None:
        return


@pytest.fixture
def other_computer(settings: Any) -> Iterator[str]:
    """The address of another computer that is called."""
    settings.ALERTS_WEBHOOKS_WITHIN = True
    Called.calls, Called.answers = [], []
    server = HTTPServer(("127.0.0.1", 0), Called)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook"
    server.shutdown()
    server.server_close()


def own_subscription(address: str = "ada@example.org") -> Any:
    """A person with an account who follows the library's surroundings."""
    ada = make_person(address)
    reader = Reader(language="en-gb", time_zone="Europe/London")
    made = subscribe(
        interest=AROUND_THE_LIBRARY,
        frequency="daily",
        reader=reader,
        network="192.0.2.1",
        by=acting(ada),
        at=ASKED,
    )
    return ada, made


def test_a_call_is_signed_tried_again_and_kept_in_a_log(other_computer: str, tmp_path: Path) -> None:
    ada, like = own_subscription()
    hook = make_webhook(like=like, url=other_computer, by=acting(ada), at=ASKED)
    load_later_town(tmp_path)
    Called.answers = [503, 200]
    tick(at=LATER)
    assert [call.status for call in WebhookCall.objects.all()] == [503]
    tick(at=LATER + timedelta(minutes=2))
    assert [call.status for call in WebhookCall.objects.all()] == [200, 503]
    headers, body = Called.calls[1]
    seconds = headers["Commonweal-Signature"].partition("t=")[2].partition(",")[0]
    signed = hmac.new(hook.webhook.secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    assert headers["Commonweal-Signature"] == f"t={seconds},v1={signed.hexdigest()}"
    assert [one["kind"] for one in json.loads(body)["events"]] == ["vacancy changed"]
    assert Called.calls[0][1] == body


def test_nobody_makes_a_webhook_of_anothers_subscription() -> None:
    _ada, like = own_subscription()
    grace = make_person("grace@example.org")
    with pytest.raises(PermissionDenied):
        make_webhook(like=like, url="https://example.org/", by=acting(grace), at=ASKED)


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/x", "https://10.0.0.8/", "https://[::1]/", "http://1.1.1.1/"]
)
def test_our_own_network_is_never_called(url: str) -> None:
    with pytest.raises(ValueError):
        outside_address(urlsplit(url))


def test_a_person_with_an_account_is_told_without_confirming_and_sees_it_all() -> None:
    ada, made = own_subscription()
    assert [str(letter.subject) for letter in mail.outbox] == [
        "From now on we tell you of changes within 800 metres of MB4 2QX"
    ]
    page = signed_in(ada).get("/alerts/mine/").content.decode()
    assert "Within 800 metres of MB4 2QX" in page
    other = signed_in(make_person("grace@example.org"))
    assert other.get(f"/alerts/mine/{made.public_id}/").status_code == 404


def test_a_letter_with_an_account_does_not_stand_beside_an_address() -> None:
    follower()
    assert Delivery.objects.exclude(problem="").count() == 0
