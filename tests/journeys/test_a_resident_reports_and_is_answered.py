"""A resident says that a building is in use and sends a photo; an officer of its owner answers; everybody may read the
answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from council_desk import Desk, a_photo

pytestmark = pytest.mark.journey


def report(page: Page) -> None:
    """From the site's page to the promise of an answer."""
    page.goto("/land/s-1ibrary1/")
    page.get_by_role("link", name="Report a mistake").first.click()
    page.get_by_label("We use it, or somebody does").check()
    page.get_by_label("What should it say, and how do you know?").fill("Our group meets there every week.")
    photo = {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": a_photo(size=(640, 480)).getvalue()}
    page.locator("#id_photo_1").set_input_files(photo)
    page.locator("#id_shows_1").fill("Our group in the reading room")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("An answer is promised by")).to_be_visible()


def answer(page: Page) -> None:
    """The officer finds the report at the desk and answers it."""
    page.goto("/desk/")
    page.get_by_role("link", name="1 report waits for an answer").click()
    page.get_by_role("link", name="it is in use").click()
    expect(page.get_by_text("Our group meets there every week.")).to_be_visible()
    expect(page.get_by_role("img", name="Our group in the reading room")).to_be_visible()
    page.get_by_label("Our group in the reading room").check()
    page.get_by_label("Yes: confirmed").check()
    page.get_by_label("The answer and its reasons").fill("We have let it to the group since May.")
    expect(page.get_by_label("What it should say")).to_have_value("in use")
    page.get_by_role("button", name="Answer in public").click()


def read(page: Page) -> None:
    """Anybody reads the answer."""
    page.goto("/reports/")
    page.locator("tbody a").first.click()
    expect(page.get_by_text("We have let it to the group since May.")).to_be_visible()
    expect(page.get_by_role("img", name="Our group in the reading room")).to_be_visible()
    expect(page.get_by_text("Put right from the next build on: vacancy is in use.")).to_be_visible()


def whole_way(somebody: Any, settings: Any, tmp_path: Path, town: str) -> None:
    settings.COMMONWEAL_DATA = tmp_path / "site"
    settings.COMMONWEAL_REGISTERS = tmp_path / "raw"
    report(somebody.page)
    cookie = Desk().client.cookies["sessionid"].value
    somebody.context.add_cookies([{"name": "sessionid", "value": cookie, "url": town}])
    answer(somebody.page)
    somebody.context.clear_cookies()
    read(somebody.page)


def test_a_resident_reports_and_is_answered(visitor: Any, settings: Any, tmp_path: Path, town: str) -> None:
    whole_way(visitor, settings, tmp_path, town)


def test_without_scripts_too(visitor_without_scripts: Any, settings: Any, tmp_path: Path, town: str) -> None:
    whole_way(visitor_without_scripts, settings, tmp_path, town)
