"""Somebody makes an account, adds a passkey and signs in by it, reads what they were told, follows something, takes a
copy of their data, and deletes it all; what they did in public stays, without their name."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from test_everyone_can_read_it import violations

from account_steps import last_letter, sign_up
from commonweal.apps.people.actions.appoint_steward import appoint_steward
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import COMMAND_LINE
from conftest import Visitor
from some_people import make_person, signed_in

pytestmark = pytest.mark.journey
PHONE_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def letters(settings: Any, town: str, tmp_path: Path) -> Iterator[Path]:
    """Letters are kept in a folder, as in a demonstration; nobody has tried to sign in yet."""
    settings.EMAIL_BACKEND = "commonweal.website.mail.KeptMail"
    settings.COMMONWEAL_DATA = tmp_path / "site"
    settings.COMMONWEAL_URL = town
    cache.clear()
    yield settings.COMMONWEAL_DATA / "mail"
    cache.clear()


def has_a_key(page: Page) -> None:
    """The device of this browser has a key that opens by a fingerprint."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_KEY})


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_from_a_passkey_to_a_last_farewell(visitor: Visitor, letters: Path) -> None:
    page = visitor.page
    has_a_key(page)
    page.goto("/account/signup/")
    sign_up(visitor, letters, "ada@example.org", "Ada Lovelace")

    page.goto("/account/2fa/")
    page.get_by_role("link", name="Add a passkey or key").click()
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/account/2fa/**")
    expect(page.get_by_role("button", name="Add", exact=True)).to_have_count(0)
    assert "A passkey or key was added to your account." in last_letter(letters, "ada@example.org")

    sign_out(page)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/account/")
    page.locator("details.who summary").click()
    page.get_by_role("link", name=re.compile("Notices")).click()
    expect(page.get_by_text("A passkey or key was added to your account.")).to_be_visible()
    page.get_by_role("button", name="I have read all of it").click()
    expect(page.get_by_text("You have read everything.")).to_be_visible()

    page.get_by_role("link", name="How you are told").click()
    page.get_by_role("region", name="What you take part in").get_by_label("By e-mail").select_option("daily")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("You are told so from now on.")).to_be_visible()

    page.goto("/account/")
    with page.expect_download() as copy:
        page.get_by_role("button", name="Take a copy").click()
    archive = zipfile.ZipFile(copy.value.path())
    parts = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert [row["email"] for row in parts["person.json"]] == ["ada@example.org"]
    assert {row["kind"] for row in parts["notices.json"]} >= {"webauthn_added"}
    assert parts["how_told.json"] == [{"importance": "should", "channel": "mail", "how_often": "daily"}]

    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("button", name="Delete my account for good").click()
    # What cannot be taken back asks for the key once more.
    page.wait_for_url("**/2fa/**")
    page.get_by_role("main").get_by_role("link", name="Use a security key").click()
    page.get_by_role("button", name="Use a security key").click()
    page.get_by_role("heading", name="Your account is deleted").wait_for()
    gone = Person.objects.get()
    assert (str(gone), gone.notices.count(), gone.pseudonymised_at <= timezone.now()) == (
        "somebody who has left",
        0,
        True,
    )
    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.looks
def test_axe_finds_nothing_wrong_with_what_one_is_told(
    chromium: Any, town: str, screen: dict[str, int], colours: str
) -> None:
    ada = make_person(name="Ada")
    for number in (1, 2):
        appoint_steward(person=ada, steward=number == 1, by=COMMAND_LINE, at=timezone.now())
    context = chromium.new_context(base_url=town, viewport=screen, color_scheme=colours, bypass_csp=True)
    context.add_cookies(
        [{"name": "sessionid", "value": signed_in(ada).cookies["sessionid"].value, "url": town}]
    )
    page = context.new_page()
    addresses = ("/account/notices/", "/account/notices/how/", "/account/", "/alerts/less/made-up/")
    found = {address: violations(page, address) for address in addresses}
    context.close()
    assert found == {address: [] for address in addresses}
