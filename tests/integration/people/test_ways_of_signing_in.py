"""By an organisation's own identity provider, from several browsers, behind a proxy; what strangers learn: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commonweal.apps.people.models import Person
from commonweal.apps.provenance.models import JournalEntry
from commonweal.website.environment import Environment
from commonweal.website.identity import identity_providers
from kept_letters import code_for
from small_identity_provider import SmallIdentityProvider, small_identity_provider
from some_people import make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def provider(settings: Any) -> Iterator[SmallIdentityProvider]:
    """A provider that the documented settings name."""
    with small_identity_provider() as provider:
        said = Environment(
            {
                "COMMONWEAL_OIDC_ISSUER": provider.address,
                "COMMONWEAL_OIDC_NAME": "Eastmere",
                "COMMONWEAL_OIDC_CLIENT_ID": "site",
                "COMMONWEAL_OIDC_CLIENT_SECRET": "the secret",
            }
        )
        settings.SOCIALACCOUNT_PROVIDERS = identity_providers(
            issuer=said.text("COMMONWEAL_OIDC_ISSUER"),
            name=said.text("COMMONWEAL_OIDC_NAME"),
            client_id=said.text("COMMONWEAL_OIDC_CLIENT_ID"),
            secret=said.text("COMMONWEAL_OIDC_CLIENT_SECRET"),
        )
        yield provider


def come_back(client: Client) -> str:
    """Press the button, say yes at the provider; where the browser is sent back to."""
    there = client.post("/account/oidc/oidc/login/")["Location"]
    back = httpx.get(there, follow_redirects=False).headers["Location"]
    return back.removeprefix("http://testserver")


def by_provider(client: Client) -> Any:
    return client.get(come_back(client), follow=True)


def test_whoever_has_an_account_signs_in_by_the_provider(provider: SmallIdentityProvider) -> None:
    ada, client = make_person("ada@example.org"), Client()
    page = by_provider(client)
    assert (page.status_code, client.session["_auth_user_id"]) == (200, str(ada.pk))
    assert Person.objects.count() == 1


def test_somebody_new_gets_an_account_and_is_asked_for_the_terms(provider: SmallIdentityProvider) -> None:
    provider.claims |= {"name": "Ada Lovelace"}
    client = Client()
    page = by_provider(client)
    assert page.redirect_chain[-1][0] == "/account/"
    assert "There are terms for you to read" in page.content.decode()
    ada = Person.objects.get()
    assert (ada.email, ada.display_name, ada.has_usable_password()) == (
        "ada@example.org",
        "Ada Lovelace",
        False,
    )
    assert EmailAddress.objects.get().verified is True
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_an_address_that_the_provider_did_not_confirm_opens_no_account(
    provider: SmallIdentityProvider,
) -> None:
    make_person("ada@example.org")
    provider.claims["email_verified"] = False
    client = Client()
    by_provider(client)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("lie", ["issuer", "audience"])
def test_a_token_for_somebody_else_or_by_somebody_else_is_refused(
    lie: str, provider: SmallIdentityProvider
) -> None:
    make_person("ada@example.org")
    setattr(provider, lie, "https://other.example")
    client = Client()
    page = by_provider(client)
    assert (page.status_code, "_auth_user_id" in client.session) == (401, False)


def test_a_way_back_is_good_once_and_in_its_own_browser_alone(provider: SmallIdentityProvider) -> None:
    make_person("ada@example.org")
    begun, other = Client(), Client()
    back = come_back(begun)
    other.get(back)
    assert "_auth_user_id" not in other.session
    begun.get(back)
    assert "_auth_user_id" in begun.session
    begun.post("/account/logout/")
    begun.get(back)
    assert "_auth_user_id" not in begun.session


def sign_in(address: str) -> Client:
    client = Client()
    client.post("/account/login/code/", {"email": address})
    client.post("/account/login/code/confirm/", {"code": code_for(address)})
    return client


def test_one_browser_ends_the_sign_in_of_another() -> None:
    ada = make_person()
    here, there = sign_in(ada.email), sign_in(ada.email)
    assert there.get("/account/").status_code == 200
    assert here.get("/account/sessions/").content.decode().count("127.0.0.1") == 2
    here.post("/account/sessions/")
    assert (here.get("/account/").status_code, there.get("/account/").status_code) == (200, 302)


def signs_up(number: int, **where: Any) -> int:
    values = {"email": f"a{number}@example.org", "display_name": "Ada", "accepts": "on"}
    return Client().post("/account/signup/", values, **where).status_code


# How many proxies of our own there are; what each of 21 visitors sends; the status of the last.
BEHIND = (
    # Without a proxy of ours nobody is believed: all come from one place.
    (0, lambda number: f"198.51.100.{number}", 429),
    # Our proxy adds the address that it saw at the end: what stands before that is made up.
    (1, lambda number: f"198.51.100.{number}, 203.0.113.7", 429),
    # Visitors from different places behind our proxy do not stand in one another's way.
    (1, lambda number: f"203.0.113.{number}", 302),
)


@pytest.mark.parametrize(("proxies", "header", "last"), BEHIND)
def test_limits_count_the_address_that_our_own_proxy_saw(
    proxies: int, header: Any, last: int, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    seen = [signs_up(number, headers={"x-forwarded-for": header(number)}) for number in range(21)]
    assert seen == [302] * 20 + [last]


# What a stranger may ask with an address.
ASKED = (
    ("/account/login/code/", {}, "email"),
    ("/account/signup/", {"display_name": "Ada", "accepts": "on"}, "email"),
    ("/account/password/reset/", {}, "email"),
)


@pytest.mark.parametrize(("path", "more", "field"), ASKED)
def test_known_and_unknown_addresses_are_one_letter_and_much_the_same_work(
    path: str, more: dict[str, str], field: str
) -> None:
    make_person("known@example.org")
    letters, queries = {}, {}
    for address in ("known@example.org", "nobody@example.org"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            Client().post(path, {**more, field: address})
        letters[address] = [letter.to for letter in mail.outbox]
        queries[address] = len(asked)
        mail.outbox.clear()
    assert letters == {address: [[address]] for address in letters}
    # An account that is made writes itself, its address, the terms and its entries: no more than as much again.
    few, many = sorted(queries.values())
    assert many <= 2 * few


def test_a_stranger_leaves_no_trace_of_a_known_address() -> None:
    make_person("known@example.org")
    before = JournalEntry.objects.count()
    Client().post("/account/signup/", {"email": "known@example.org", "display_name": "Eve", "accepts": "on"})
    assert (JournalEntry.objects.count(), Person.objects.get().display_name) == (before, "Known")
    assert signed_in(Person.objects.get()).get("/account/").status_code == 200
