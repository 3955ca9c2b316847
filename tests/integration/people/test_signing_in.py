"""Signing up and in: by a code from a letter, by a password, with a second factor; nobody learns who has an
account."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from commonweal.apps.people.models import Person
from commonweal.apps.provenance.models import JournalEntry
from kept_letters import code_for, letters_to
from some_people import make_person, signed_in

pytestmark = pytest.mark.django_db

ADA = {"email": "Ada@Example.org", "display_name": "Ada Lovelace", "accepts": "on"}


def ask_for_code(client: Client, address: str) -> Any:
    return client.post("/account/login/code/", {"email": address}, follow=True)


def sign_up(client: Client, **values: str) -> Any:
    return client.post("/account/signup/", {**ADA, **values}, follow=True)


def test_somebody_signs_up_with_a_code_and_is_in(client: Client) -> None:
    page = sign_up(client)
    assert page.redirect_chain[-1][0] == "/account/confirm-email/"
    done = client.post("/account/confirm-email/", {"code": code_for("ada@example.org")}, follow=True)
    assert (done.status_code, done.redirect_chain[-1][0]) == (200, "/account/")
    ada = Person.objects.get()
    assert (ada.email, ada.display_name, ada.has_usable_password()) == (
        "ada@example.org",
        "Ada Lovelace",
        False,
    )
    told = JournalEntry.objects.values_list("act", "person")
    assert list(told) == [("sign-up", str(ada.public_id)), ("accept-terms", str(ada.public_id))]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"accepts": ""}, "An account needs the terms"),
        ({"display_name": ""}, "This field is required"),
        ({"display_name": "Eastmere Council"}, "This is the name of a public body"),
        ({"email": "not an address"}, "Enter a valid email address"),
    ],
)
def test_a_form_that_lacks_something_says_what(client: Client, values: dict[str, str], said: str) -> None:
    page = sign_up(client, **values)
    assert (said in page.content.decode(), Person.objects.count()) == (True, 0)


@pytest.mark.parametrize("name", ["王小明", "Þóra Ægisdóttir", "محمد", "x" * 300, "<b>Ada</b>"])
def test_a_name_may_be_in_any_script_and_long(client: Client, name: str) -> None:
    sign_up(client, display_name=name)
    assert Person.objects.get().display_name == name


def test_a_program_that_fills_in_every_field_makes_no_account(client: Client) -> None:
    page = sign_up(client, middle_name="Mary")
    assert (page.status_code, Person.objects.count(), mail.outbox) == (200, 0, [])


def test_somebody_signs_in_with_a_code(client: Client) -> None:
    ada = make_person()
    page = ask_for_code(client, "ADA@example.org")
    assert page.redirect_chain[-1][0] == "/account/login/code/confirm/"
    done = client.post("/account/login/code/confirm/", {"code": code_for("ada@example.org")}, follow=True)
    assert (done.status_code, client.session["_auth_user_id"]) == (200, str(ada.pk))


def test_a_wrong_code_does_not_sign_in_and_a_few_wrong_ones_end_it(client: Client) -> None:
    make_person()
    ask_for_code(client, "ada@example.org")
    for _turn in range(3):
        page = client.post("/account/login/code/confirm/", {"code": "AAA-AAA"}, follow=True)
    assert ("_auth_user_id" in client.session, page.redirect_chain[-1][0]) == (False, "/account/login/code/")
    late = client.post("/account/login/code/confirm/", {"code": code_for("ada@example.org")}, follow=True)
    assert ("_auth_user_id" in client.session, late.redirect_chain[-1][0]) == (False, "/account/login/code/")


def plain(page: Any, address: str) -> tuple[int, list[Any], str]:
    """What a visitor sees, without the token of the form and the address itself."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    return page.status_code, page.redirect_chain, text.replace(address, "ADDRESS")


@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("/account/login/code/", "email", {}),
        ("/account/signup/", "email", {"display_name": "Ada", "accepts": "on"}),
        ("/account/login/", "login", {"password": "not the right one"}),
        ("/account/password/reset/", "email", {}),
    ],
)
def test_known_and_unknown_addresses_get_the_same_page(path: str, field: str, more: dict[str, str]) -> None:
    person = make_person("known@example.org")
    person.set_password("the right password")
    person.save()
    pages = [
        plain(Client().post(path, {field: address, **more}, follow=True), address)
        for address in ("known@example.org", "nobody@example.org")
    ]
    assert pages[0] == pages[1]


def test_the_letter_alone_says_whether_there_is_an_account() -> None:
    make_person("known@example.org")
    ask_for_code(Client(), "nobody@example.org")
    sign_up(Client(), email="known@example.org")
    assert "There is no account with it" in letters_to("nobody@example.org")[0]
    assert "There is one already" in letters_to("known@example.org")[0]


def test_too_many_attempts_are_turned_away() -> None:
    make_person()
    seen = [
        Client().post("/account/login/code/", {"email": "ada@example.org"}).status_code for _turn in range(4)
    ]
    assert (seen, len(mail.outbox)) == ([302, 302, 302, 200], 3)


def test_too_many_sign_ups_from_one_place_are_turned_away() -> None:
    seen = [sign_up(Client(), email=f"a{turn}@example.org").status_code for turn in range(21)]
    assert seen == [200] * 20 + [429]


def test_whoever_has_a_second_factor_is_asked_for_it(client: Client) -> None:
    ada = make_person()
    secret = generate_totp_secret()
    TOTP.activate(ada, secret)
    ask_for_code(client, "ada@example.org")
    page = client.post("/account/login/code/confirm/", {"code": code_for("ada@example.org")}, follow=True)
    assert ("_auth_user_id" in client.session, page.redirect_chain[-1][0]) == (
        False,
        "/account/2fa/authenticate/",
    )
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(secret, counter))
    client.post("/account/2fa/authenticate/", {"code": code})
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_a_mail_server_that_is_down_is_a_sentence(client: Client, settings: Any) -> None:
    make_person()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    page = ask_for_code(client, "ada@example.org")
    assert (page.status_code, "We cannot send letters at the moment" in page.content.decode()) == (200, True)


def test_changing_how_one_signs_in_is_told_and_recorded(
    django_capture_on_commit_callbacks: Any,
) -> None:
    ada = make_person()
    client = signed_in(ada)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            "/account/password/set/",
            {"password1": "correct horse battery", "password2": "correct horse battery"},
        )
    ada.refresh_from_db()
    told = JournalEntry.objects.values_list("act", "person", "after")
    assert list(told) == [("change-sign-in", str(ada.public_id), {"what": "password_set"})]
    assert (ada.has_usable_password(), len(letters_to("ada@example.org"))) == (True, 1)


def test_every_page_of_signing_in_is_drawn_in_the_sites_own_frame(client: Client) -> None:
    ada = make_person(second_factor=True)
    own = signed_in(ada)
    client.get("/")
    for path in ("login/", "signup/", "login/code/", "password/reset/", "inactive/"):
        assert 'class="brand"' in client.get(f"/account/{path}").content.decode()
    for path in (
        "",
        "details/",
        "email/",
        "logout/",
        "2fa/",
        "sessions/",
        "delete/",
        "password/set/",
        "3rdparty/",
    ):
        page = own.get(f"/account/{path}", follow=True)
        assert (page.status_code, 'class="brand"' in page.content.decode()) == (200, True)


def test_there_is_no_button_for_an_identity_provider_that_is_not_set(client: Client, settings: Any) -> None:
    from commonweal.website.identity import identity_providers

    assert "Sign in with" not in client.get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = identity_providers(
        issuer="https://id.example.org", name="Eastmere", client_id="site", secret="s"
    )
    page = client.get("/account/login/").content.decode()
    assert ("Sign in with Eastmere" in page, "/account/oidc/oidc/login/" in page) == (True, True)
