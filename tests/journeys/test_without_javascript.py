"""A browser that runs no JavaScript reads, searches, pages and reports all the same."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


def test_search_filter_and_page(visitor_without_scripts: Any) -> None:
    page = visitor_without_scripts.page
    page.goto("/land/")
    page.get_by_role("link", name="Next").click()
    expect(page.locator(".result")).to_have_count(6)
    page.get_by_label("Empty or in use").select_option("vacant")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 site", exact=True)).to_be_visible()


def test_further_filters_open_and_work(visitor_without_scripts: Any) -> None:
    page = visitor_without_scripts.page
    page.goto("/land/")
    page.get_by_text("More filters").click()
    page.get_by_label("Tenure").select_option("Leasehold")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="24 sites")).to_be_visible()


def test_in_place_of_the_map_stands_a_drawing_of_the_districts(visitor_without_scripts: Any) -> None:
    page = visitor_without_scripts.page
    page.goto("/land/")
    expect(page.locator(".map-fallback svg")).to_be_visible()


def test_nothing_is_offered_that_needs_a_script(visitor_without_scripts: Any) -> None:
    page = visitor_without_scripts.page
    page.goto("/land/s-1ibrary1/")
    expect(page.get_by_text("Report a mistake")).to_be_visible()
    expect(page.get_by_text("Share", exact=True)).to_be_hidden()


def test_a_mistake_is_reported_without_scripts(visitor_without_scripts: Any) -> None:
    page = visitor_without_scripts.page
    page.goto("/land/s-1ibrary1/report/")
    page.get_by_label("The owner is wrong").check()
    page.get_by_label("What should it say, and how do you know?").fill("It was sold in May.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
