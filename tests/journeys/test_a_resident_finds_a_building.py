"""A resident finds the empty library, reads who owns it and how that is known, and reports a mistake."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from commonweal.apps.landbank.models import MistakeReport

pytestmark = pytest.mark.journey


def test_from_a_postcode_to_the_owner(visitor: Any) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_role("searchbox", name="Search for land").fill("MB4 2QX")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 site near MB4 2QX")).to_be_visible()
    page.get_by_role("link", name="Old Tannery Library").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Old Tannery Library")
    page.get_by_role("link", name="Eastmere Council").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eastmere Council")


def test_a_fact_opens_to_its_source(visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/s-1ibrary1/")
    source = page.locator("details.source").first
    expect(source.get_by_role("listitem").first).to_be_hidden()
    source.locator("summary").click()
    expect(source.get_by_role("listitem").first).to_be_visible()
    source.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Corporate ownership")


def test_a_mistake_is_reported(visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/s-1ibrary1/")
    page.get_by_role("link", name="Report a mistake").click()
    page.get_by_label("The owner is wrong").check()
    page.get_by_label("What should it say, and how do you know?").fill("It was sold in May.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert list(MistakeReport.objects.values_list("site_id", "says")) == [
        ("s-1ibrary1", "It was sold in May.")
    ]


def test_a_report_without_words_leads_back_to_the_field(visitor: Any) -> None:
    page = visitor.page
    page.goto("/land/s-1ibrary1/report/")
    page.get_by_role("button", name="Send the report").click()
    errors = page.get_by_role("alert")
    expect(errors).to_be_focused()
    errors.get_by_role("link", name="What should it say").click()
    expect(page.get_by_label("What should it say, and how do you know?")).to_be_focused()


def test_the_address_is_copied_where_a_device_cannot_share(desk_visitor: Any) -> None:
    desk_visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = desk_visitor.page
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'share', { value: undefined });")
    page.goto("/land/s-1ibrary1/")
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("button", name="Share")).to_contain_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_no_cookie_is_left_behind(visitor: Any) -> None:
    for address in ("/", "/land/", "/land/s-1ibrary1/", "/organisations/", "/sources/"):
        visitor.page.goto(address)
    assert visitor.context.cookies() == []
