"""Choosing filters changes the list and the map together; a card and its pin are one thing."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

READY = "#map.ready"


def test_a_choice_changes_the_list_without_a_new_page(visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/")
    page.evaluate("window.stayed = true")
    page.get_by_label("Empty or in use").select_option("vacant")
    expect(page.get_by_role("heading", name="1 site", exact=True)).to_be_visible()
    expect(page.locator("#announced")).to_have_text("1 site")
    assert (page.evaluate("window.stayed"), "vacancy=vacant" in page.url) == (True, True)


def test_the_way_back_shows_the_former_list(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/")
    page.get_by_label("Empty or in use").select_option("vacant")
    expect(page.get_by_role("heading", name="1 site", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="26 sites")).to_be_visible()


def test_a_filter_in_force_is_taken_off(visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/?vacancy=vacant")
    page.get_by_role("link", name="Vacant take this filter off").click()
    expect(page.get_by_role("heading", name="26 sites")).to_be_visible()


def test_every_card_with_a_place_has_its_pin_and_no_other(visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/")
    page.wait_for_selector(READY)
    cards = page.locator(".result[data-longitude] .pin").all_inner_texts()
    pins = page.locator(".map-pin").all_inner_texts()
    assert [text.split()[-1] for text in cards] == pins


def test_pins_follow_the_filters(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/")
    page.wait_for_selector(READY)
    page.get_by_label("Empty or in use").select_option("vacant")
    expect(page.locator(".map-pin")).to_have_count(1)


def test_a_card_lights_its_pin_and_a_pin_leads_to_its_card(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/?q=MB4+2QX")
    page.wait_for_selector(READY)
    page.locator(".result").hover()
    expect(page.locator(".map-pin.lit")).to_have_text("1")
    page.mouse.move(0, 0)
    expect(page.locator(".map-pin.lit")).to_have_count(0)
    page.locator(".map-pin").click()
    assert desk_visitor.focused() == "Old Tannery Library"


def test_where_the_map_is_moved_can_be_searched(desk_visitor: Any) -> None:
    page = desk_visitor.page
    page.goto("/land/?q=MB4+2QX")
    page.wait_for_selector(READY)
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 320, box["y"] + 320, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Search this area").click()
    expect(page.get_by_role("link", name="The area on the map")).to_be_visible()
    assert "box=-2.9" in page.url


def test_a_site_shows_its_place_and_its_outline(desk_visitor: Any) -> None:
    page = desk_visitor.page
    with page.expect_response(lambda response: ".mvt" in response.url and response.ok):
        page.goto("/land/s-1ibrary1/")
    page.wait_for_selector(READY)
    expect(page.locator("#map .maplibregl-marker")).to_have_count(1)
