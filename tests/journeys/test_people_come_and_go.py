"""Somebody makes an account with a code, is invited and invites in turn, says for whom they act, takes a copy of their
data and goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from account_steps import last_letter, sign_up
from conftest import Visitor
from some_people import make_membership, make_person, signed_in


@pytest.fixture(autouse=True)
def letters(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Letters are kept in a folder, as in a demonstration; nobody has tried to sign in yet."""
    settings.EMAIL_BACKEND = "commonweal.website.mail.KeptMail"
    settings.COMMONWEAL_DATA = tmp_path / "site"
    cache.clear()
    yield settings.COMMONWEAL_DATA / "mail"
    cache.clear()


def come_in(visitor: Visitor, person: Any, membership: Any = None) -> None:
    """Give a browser the session of somebody who has signed in."""
    session = signed_in(person, acting_for=membership).cookies["sessionid"].value
    visitor.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": visitor.page.url.removesuffix("about/")}]
    )


def test_a_resident_makes_an_account_takes_a_copy_and_goes(visitor: Visitor, letters: Path) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Make one").click()
    page.get_by_role("link", name=re.compile("As a resident")).click()
    page.get_by_role("link", name="Make an account").click()
    sign_up(visitor, letters, "ada@example.org", "Ada Lovelace")
    page.get_by_role("heading", name="My account").wait_for()
    with page.expect_download() as copy:
        page.get_by_role("button", name="Take a copy").click()
    assert copy.value.suggested_filename == "my-data.zip"
    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("button", name="Delete my account for good").click()
    page.get_by_role("heading", name="Your account is deleted").wait_for()
    assert page.get_by_role("link", name="Sign in").is_visible()


def test_an_administrator_invites_a_second_and_they_act_for_the_council(
    visitor: Visitor, chromium: Any, town: str, letters: Path, screen: dict[str, int], settings: Any
) -> None:
    settings.COMMONWEAL_URL = town
    ada = make_person("ada@eastmere.example", name="Ada", second_factor=True)
    own = make_membership(ada, role="administrator", frozen=True)
    page = visitor.page
    page.goto("/about/")
    come_in(visitor, ada, own)
    page.goto("/people/")
    page.get_by_role("heading", name="There is only one administrator").wait_for()
    page.get_by_label("Their e-mail address").fill("bo@eastmere.example")
    page.get_by_label("As what").select_option("administrator")
    page.get_by_role("button", name="Send the invitation").click()
    page.get_by_text("We have written to bo@eastmere.example.").wait_for()

    second = Visitor(chromium, town, viewport=screen)
    link = re.search(r"http\S+/invitation/\S+", last_letter(letters, "bo@eastmere.example"))[0]
    second.page.goto(link)
    second.page.get_by_role("link", name="Make an account").click()
    sign_up(second, letters, "bo@eastmere.example", "Bo")
    second.page.get_by_role("button", name="Accept").click()
    second.page.get_by_text("Acting for Eastmere Council").first.wait_for()
    second.leave()

    page.reload()
    assert page.get_by_role("heading", name="There is only one administrator").count() == 0


def test_somebody_chooses_for_whom_they_act_by_keyboard(visitor: Visitor) -> None:
    ada = make_person(name="Ada")
    make_membership(ada)
    page = visitor.page
    page.goto("/about/")
    come_in(visitor, ada)
    page.goto("/about/")
    page.get_by_role("link", name="Change", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="For whom do you act?").wait_for()
    page.get_by_label("for myself").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Acting for Eastmere Council").first.wait_for()
    assert page.url.endswith("/about/")


def test_without_scripts_everything_works_too(visitor_without_scripts: Visitor, letters: Path) -> None:
    page = visitor_without_scripts.page
    page.goto("/account/signup/")
    sign_up(visitor_without_scripts, letters, "ada@example.org", "Ada")
    page.locator("details.who summary").click()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    assert page.get_by_role("link", name="Sign in").is_visible()
