"""Everything can be reached, seen and done with the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


def press_until(visitor: Any, words: str, *, most: int = 60) -> None:
    """Press Tab until the focus is on something with these words."""
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        if visitor.focused() == words:
            return
    raise AssertionError(f"{words} was not reached; the focus is on {visitor.focused()}")


def test_the_first_stop_leads_past_the_head(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/")
    page.keyboard.press("Tab")
    assert desk_visitor.focused() == "Go to the main part"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Words, place, postcode, UPRN or title")).to_be_focused()


def test_from_search_to_site_without_a_mouse(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/")
    press_until(desk_visitor, "q")
    page.keyboard.type("library")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 site", exact=True)).to_be_visible()
    press_until(desk_visitor, "Old Tannery Library")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Old Tannery Library")


def test_a_card_that_has_the_focus_lights_its_pin(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/?q=library")
    page.wait_for_selector("#map.ready")
    press_until(desk_visitor, "Old Tannery Library")
    expect(page.locator(".map-pin.lit")).to_have_text("1")


def test_pins_are_no_stops_of_their_own(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/")
    page.wait_for_selector("#map.ready")
    assert page.locator(".map-pin[tabindex]").count() == 0


def test_sources_open_with_enter(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/s-1ibrary1/")
    page.locator("details.source summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.source[open] li").first).to_be_visible()


@pytest.mark.parametrize(
    "address", ["/", "/land/", "/land/s-1ibrary1/", "/owners/", "/land/s-1ibrary1/report/"]
)
def test_the_focus_can_always_be_seen(desk_visitor: Any, address: str) -> None:
    page = desk_visitor.page
    page.goto(address)
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const e = document.activeElement; if (e === document.body) return true;"
            " const around = e.closest('.result, .districts a') ?? e;"
            " return [e, around].some((x) => getComputedStyle(x).outlineStyle !== 'none')"
            " || around.matches('.districts a'); }"
        )
        if not seen:
            unseen.append(desk_visitor.focused())
    assert unseen == []
