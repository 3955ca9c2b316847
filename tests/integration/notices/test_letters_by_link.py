"""Signed links show before they act; nobody finds out who is known; nobody can have letters sent by the hundred."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from commonweal.apps.notices.models import Allowance, Delivery, Subscription
from commonweal.apps.notices.queries.links import CONFIRM, END, MANAGE, signed_link
from commonweal.apps.provenance.models import JournalEntry
from town_follower import follower

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("town")]
FORM = {"where": "near", "postcode": "mb42qx", "radius": "800", "frequency": "daily"}


def ask(client: Client, email: str, **more: str) -> Any:
    return client.post("/alerts/", {**FORM, "email": email, **more})


def path(subscription: Subscription, purpose: str) -> str:
    return "/alerts/" + signed_link(subscription, purpose).partition("/alerts/")[2]


def test_the_answer_is_the_same_whether_an_address_is_known_or_not(client: Client) -> None:
    follower("known@example.org", frequency="daily")
    answers = [ask(client, email) for email in ("known@example.org", "unknown@example.org")]
    assert [(one.status_code, one["Location"], one.content) for one in answers] == [
        (302, "/alerts/sent/", b"")
    ] * 2
    assert [letter.to for letter in mail.outbox[2:]] == [["known@example.org"], ["unknown@example.org"]]


def test_a_known_address_goes_on_with_one_subscription_in_the_new_rhythm(client: Client) -> None:
    follower("known@example.org", frequency="daily")
    ask(client, "Known@Example.org", frequency="weekly")
    client.post(path(Subscription.objects.latest("pk"), CONFIRM))
    in_force = Subscription.objects.filter(confirmed_at__isnull=False, ended_at=None)
    assert list(in_force.values_list("email", "frequency")) == [("known@example.org", "weekly")]


def test_a_sixth_letter_a_day_to_one_address_is_not_sent_and_nobody_is_told(client: Client) -> None:
    answers = {ask(client, "ada@example.org")["Location"] for _ in range(6)}
    assert (answers, len(mail.outbox)) == ({"/alerts/sent/"}, 5)


def test_who_asks_too_often_from_one_place_is_told_to_wait(client: Client) -> None:
    answers = [ask(client, f"reader{n}@example.org").status_code for n in range(21)]
    assert answers == [302] * 20 + [429]


def test_no_address_stands_in_the_counts_or_in_the_journal(client: Client) -> None:
    ask(client, "ada@example.org")
    client.post(path(Subscription.objects.get(), CONFIRM))
    counted = " ".join(Allowance.objects.values_list("doer", flat=True))
    entries = list(JournalEntry.objects.order_by("pk").values_list("act", "person", "acting_for", "after"))
    assert ("ada" in counted, "127.0.0.1" in counted) == (False, False)
    assert entries == [
        ("subscribe", "", "visitor", {"reason": "near", "frequency": "daily"}),
        ("confirm-subscription", "", "visitor", {"frequency": "daily"}),
    ]


def test_following_a_link_shows_and_pressing_its_button_acts(client: Client) -> None:
    one = follower(confirmed=False, at=timezone.now())
    assert client.get(path(one, CONFIRM)).status_code == 200
    one.refresh_from_db()
    assert one.confirmed_at is None
    client.post(path(one, CONFIRM))
    client.get(path(one, END))
    one.refresh_from_db()
    assert (one.confirmed_at is None, one.ended_at) == (False, None)


def test_one_click_of_a_mail_program_ends_the_letters() -> None:
    follower()
    first = message_from_bytes(mail.outbox[1].message().as_bytes(), policy=policy.default)
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(first["List-Unsubscribe"]).strip(" <>")
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/alerts/" + address.partition("/alerts/")[2], {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.cookies) == (200, {})
    assert Subscription.objects.get().ended_why == "asked"


@pytest.mark.parametrize("purpose", [CONFIRM, MANAGE, END])
def test_a_link_for_one_thing_does_nothing_else_and_a_made_up_one_nothing(
    client: Client, purpose: str
) -> None:
    one = follower()
    others = [path(one, other).replace(f"/{other}/", f"/{purpose}/") for other in (CONFIRM, MANAGE, END)]
    wrong = [other for other in others if other != path(one, purpose)] + [f"/alerts/{purpose}/made-up/"]
    assert [client.post(address).status_code for address in wrong] == [404] * 3


def test_a_request_that_is_too_old_cannot_be_confirmed(client: Client) -> None:
    one = follower(confirmed=False)
    Subscription.objects.update(asked_at="2026-10-01T00:00:00Z")
    assert client.post(path(one, CONFIRM)).status_code == 404


def test_private_pages_are_kept_by_nobody(client: Client) -> None:
    one = follower()
    answer = client.get(path(one, MANAGE))
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex")


def test_less_often_a_pause_and_going_on(client: Client) -> None:
    one = follower()
    for act in ({"act": "often", "frequency": "weekly"}, {"act": "pause"}):
        assert client.post(path(one, MANAGE), act).status_code == 302
    one.refresh_from_db()
    assert (one.frequency, one.paused_at is None) == ("weekly", False)
    client.post(path(one, MANAGE), {"act": "go-on"})
    one.refresh_from_db()
    assert one.paused_at is None


def test_text_and_html_of_a_letter_say_the_same_and_load_nothing() -> None:
    follower()
    letter = mail.outbox[1]
    html = str(letter.alternatives[0][0])
    for words in ("26 October 2026", "Is for sale: its owner told the council", "Old Tannery Library"):
        assert (words in str(letter.body), words in html) == (True, True)
    assert [mark for mark in ("<img", "<script", "src=", "url(") if mark in html] == []


def test_twice_the_same_act_sends_one_letter(client: Client) -> None:
    one = follower(confirmed=False, at=timezone.now())
    for _ in range(2):
        client.post(path(one, CONFIRM))
    assert list(Delivery.objects.values_list("kind", "state").order_by("pk")) == [
        ("confirm", "sent"),
        ("first", "sent"),
    ]


def test_a_program_that_fills_the_trap_gets_no_letter(client: Client) -> None:
    assert (ask(client, "ada@example.org", leave_empty="x").status_code, len(mail.outbox)) == (422, 0)


# What was typed as an area, and what is said about it.
AREAS = (
    ("53.3, -3\n53.4, -3\n53.4, -2.9", ""),
    ("53.3, -3\n53.4, -3", "An area needs at least three corners, and 200 at most."),
    (
        "53.3, -3\nnorth\n53.4, -2.9",
        "Line 2 is “north”. Write a corner as latitude, longitude: 53.351, -2.951.",
    ),
    ("-300, 1\n2, 3\n4, 5", "Line 1 is no place on the earth. Write the latitude first: 53.351, -2.951."),
    ("0, 0\n1, 1\n1, 0\n0, 1", "The lines of this area cross. Give its corners in order, around the edge."),
)


@pytest.mark.parametrize(("area", "said"), AREAS)
def test_an_area_is_typed_as_corners(client: Client, area: str, said: str) -> None:
    answer = ask(client, "ada@example.org", where="area", area=area)
    errors = answer.context["form"].errors["area"] if answer.status_code == 422 else []
    assert list(errors) == ([said] if said else [])
