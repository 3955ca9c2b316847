"""A resident without an account asks to be told, confirms, is told what happened and what is new, and ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from commonweal.pipeline.tick import tick
from commonweal.website.mail import KEPT
from town_follower import load_later_town

pytestmark = pytest.mark.journey
ASK = "Tell me when anything near me changes"


@pytest.fixture
def letters(town: str, settings: Any, tmp_path: Path) -> Callable[[], None]:
    """The mail is kept in a folder that the mailbox page shows; calling this lets a tick do what is due."""
    settings.EMAIL_BACKEND = KEPT
    settings.COMMONWEAL_DATA = tmp_path
    settings.COMMONWEAL_URL = town
    tick(at=timezone.now())
    return lambda: tick(at=timezone.now() + timedelta(minutes=1))


def open_letter(page: Page, subject: str) -> None:
    """Find a letter in the mailbox by its subject, and open it."""
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Mailbox of the demonstration").click()
    page.get_by_role("link", name=subject).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(subject)


def the_whole_way(page: Page, folder: Path, letters: Callable[[], None]) -> None:
    """From the first page to the last letter."""
    page.goto("/")
    page.get_by_label("Your postcode").fill("mb4 2qx")
    page.get_by_role("button", name="Tell me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ASK)
    expect(page.get_by_role("textbox", name="Postcode")).to_have_value("MB4 2QX")
    page.get_by_label("As soon as it is known").check()
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Tell me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")

    open_letter(page, "letters about public land within 800 metres of MB4 2QX")
    page.get_by_role("link", name="/alerts/confirm/").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Do you want these letters?")
    page.get_by_role("button", name="Yes, tell me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You will be told")

    open_letter(page, "From now on we tell you of changes")
    expect(page.locator(".letter-words")).to_contain_text("This is what we know of the past year: 1 change.")

    load_later_town(folder)
    letters()
    open_letter(page, "Old Tannery Library changed in use")
    expect(page.locator(".letter-words")).to_contain_text("from “vacant” to “in use”")

    page.get_by_role("button", name="Unsubscribe with one click").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("These letters have ended")


def test_from_a_postcode_to_a_letter_and_an_end(
    letters: Callable[[], None], visitor: Any, tmp_path: Path
) -> None:
    the_whole_way(visitor.page, tmp_path, letters)


def test_the_same_without_javascript(
    letters: Callable[[], None], visitor_without_scripts: Any, tmp_path: Path
) -> None:
    the_whole_way(visitor_without_scripts.page, tmp_path, letters)


def test_by_keyboard_alone(letters: Callable[[], None], desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/s-1ibrary1/")
    tab_to(desk_visitor, "Tell me when this changes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tell me what changes at Old Tannery Library")
    tab_to(desk_visitor, "id_email")
    page.keyboard.type("grace@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")


def tab_to(visitor: Any, words: str) -> None:
    """Press Tab until the focus is on something with these words."""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if visitor.focused() == words:
            return
    raise AssertionError(f"{words} was not reached")


def test_an_error_leads_to_its_field(letters: Callable[[], None], visitor: Any) -> None:
    page = visitor.page
    page.goto("/alerts/")
    page.get_by_role("textbox", name="Postcode").fill("ZZ99 9ZZ")
    page.get_by_label("Your e-mail address").fill("ada")
    page.get_by_role("button", name="Tell me").click()
    errors = page.get_by_role("alert")
    expect(errors).to_be_focused()
    expect(errors.get_by_role("listitem")).to_have_text(
        [
            "Your e-mail address: This is not an e-mail address. Write it as name@example.org.",
            "Postcode: This postcode is not in the region.",
        ]
    )


def test_an_area_is_drawn_and_stands_as_numbers(letters: Callable[[], None], desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/alerts/")
    expect(page.locator("#draw-map")).to_be_hidden()
    page.get_by_label("In an area that I draw").check()
    page.wait_for_selector("#draw-map.ready")
    for x, y in ((100, 100), (300, 100), (200, 250)):
        page.locator("#draw-map canvas").click(position={"x": x, "y": y})
    corners = page.get_by_label("Corners of the area").input_value()
    assert len(corners.splitlines()) == 3
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Tell me", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")


def test_the_filters_of_a_search_are_taken_along(letters: Callable[[], None], visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/?district=E99000001&owner=eastmere-council&vacancy=vacant")
    page.get_by_role("link", name="Tell me when this changes").click()
    expect(page.get_by_label("In a district")).to_be_checked()
    expect(page.get_by_label("District", exact=True)).to_have_value("E99000001")
    expect(page.get_by_label("Owner", exact=True)).to_have_value("eastmere-council")
    expect(page.get_by_text("Not all filters are followed")).to_be_visible()
