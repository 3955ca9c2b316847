"""An officer of Eastmere Council opens the desk, sends a spreadsheet, mends it in place and publishes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from test_everyone_can_read_it import violations

from commonweal.apps.landbank.actions._photos import drawn_anew
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.landbank.actions.schedule_fetch import schedule_fetch
from commonweal.apps.landbank.models import RegisterPublication
from commonweal.pipeline.desk.uploads import publication_file
from council_desk import Desk, a_photo, as_workbook, asset, lines_of
from some_people import NOBODY, SINCE

pytestmark = pytest.mark.journey

REGISTER = [
    *(asset(f"E{at}") for at in range(1, 8)),
    asset("E8", TenureType="freeholder"),
    asset("E9", TenureType="leased"),
    {"OrganisationLabel": "Eastmere Council"},
]


@pytest.fixture
def desk(town: str, settings: Any, tmp_path: Path) -> Desk:
    """An officer who has signed in with a second factor and acts for the council."""
    settings.COMMONWEAL_DATA = tmp_path / "site"
    settings.COMMONWEAL_REGISTERS = tmp_path / "raw"
    return Desk()


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    """The council's own spreadsheet: two tenures in its own words, and a row that nothing identifies."""
    path = tmp_path / "Assets of Eastmere.xlsx"
    path.write_bytes(as_workbook(REGISTER))
    return path


def sign_in(somebody: Any, desk: Desk, town: str) -> Page:
    """The session of the officer, in the browser."""
    cookie = desk.client.cookies["sessionid"].value
    somebody.context.add_cookies([{"name": "sessionid", "value": cookie, "url": town}])
    return somebody.page


def work() -> None:
    """The worker does what waits."""
    call_command("db_worker", queue_name="*", batch=True, reload=False, startup_delay=False, verbosity=0)


def send(page: Page, spreadsheet: Path) -> None:
    """Through the menu to the desk, and send the file."""
    page.goto("/")
    page.locator(".who summary").click()
    page.get_by_role("link", name="Council desk").click()
    page.get_by_label("The spreadsheet").set_input_files(spreadsheet)
    page.get_by_role("button", name="Send and check it").click()
    expect(page.get_by_role("heading", name="Being checked")).to_be_visible()


def mend_and_publish(page: Page, *, again: bool) -> None:
    """From what was found to the publication; `again` where the page has to be asked for again."""

    def checked() -> None:
        work()
        if again:
            page.reload()
        expect(page.get_by_role("heading", name="Being checked")).to_be_hidden(timeout=15_000)

    checked()
    expect(page.locator(".figures")).to_contain_text("10")
    expect(page.get_by_text("Land and buildings")).to_be_visible()
    page.get_by_role("link", name="Mend what is wrong").click()
    page.get_by_role("button", name="Accept the proposed mends of all 2 rows").click()
    checked()
    expect(page.get_by_role("heading", name="Nothing identifies")).to_be_visible()
    page.get_by_role("link", name="See the rows and mend them").click()
    page.get_by_role("link", name="11", exact=True).click()
    page.get_by_label("AssetCode").fill("E10")
    page.get_by_label("PropertyName").fill("Quay Street Baths")
    page.get_by_role("button", name="Keep these changes").click()
    checked()
    page.get_by_role("link", name="Preview").click()
    expect(page.get_by_role("img", name="A map of 9 points over the districts")).to_be_visible()
    expect(page.get_by_role("link", name="Quay Street Baths")).to_be_visible()
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text("10 rows will be published")).to_be_visible()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("Published; the site will show it at the next build.")).to_be_visible()


def is_published(data: Path) -> None:
    """The mended rows are in the published file."""
    publication = RegisterPublication.objects.get()
    rows = lines_of(publication_file(publication, data))
    assert (len(rows), rows[7]["TenureType"], rows[8]["TenureType"], rows[9]["PropertyName"]) == (
        10,
        "Freehold",
        "Leasehold",
        "Quay Street Baths",
    )


def test_a_council_mends_and_publishes(
    visitor: Any, desk: Desk, town: str, spreadsheet: Path, tmp_path: Path
) -> None:
    page = sign_in(visitor, desk, town)
    send(page, spreadsheet)
    mend_and_publish(page, again=False)
    is_published(tmp_path / "site")


def test_a_council_mends_and_publishes_without_scripts(
    visitor_without_scripts: Any, desk: Desk, town: str, spreadsheet: Path, tmp_path: Path
) -> None:
    page = sign_in(visitor_without_scripts, desk, town)
    send(page, spreadsheet)
    mend_and_publish(page, again=True)
    is_published(tmp_path / "site")


def test_leaving_and_coming_back_loses_nothing(
    desk_visitor: Any, desk: Desk, town: str, spreadsheet: Path
) -> None:
    page = sign_in(desk_visitor, desk, town)
    send(page, spreadsheet)
    page.goto("/land/")
    work()
    page.goto("/desk/")
    expect(page.get_by_text("9 rows accepted, 1 refused")).to_be_visible()
    page.get_by_role("link", name="Assets of Eastmere.xlsx").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was found")


def test_a_row_is_mended_by_keyboard_alone(desk_visitor: Any, desk: Desk, town: str) -> None:
    page = sign_in(desk_visitor, desk, town)
    upload = desk.send(REGISTER)
    page.goto(f"/desk/uploads/{upload.pk}/rows/11/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "c-asset_code":
            break
    page.keyboard.type("E10")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 mend is kept.")).to_be_visible()
    assert list(upload.mends.values_list("row", "column", "value")) == [(11, "asset_code", "E10")]


PAGES = ("", "headings/", "problems/", "problems/not_exact/?field=tenure_type", "rows/", "rows/11/", "differences/",
         "preview/", "publish/")  # fmt: skip


@pytest.fixture
def addresses(desk: Desk) -> list[str]:
    """Every page of the desk, with an upload in which something is wrong."""
    upload = desk.send(REGISTER)
    fetch = schedule_fetch(
        body_id="eastmere-council", body_name="Eastmere Council", register="land_assets",
        url="https://eastmere.example/open-data/assets.csv", every="day", publish=False, by=desk.acting, at=SINCE,
    )  # fmt: skip
    photo = drawn_anew(a_photo(), size=1, shows="The baths")
    report = report_mistake(
        site=None, body_id="eastmere-council", about="missing", says="The baths.", photos=[photo], by=NOBODY, at=SINCE
    )  # fmt: skip
    return [
        "/desk/",
        "/desk/reports/",
        f"/desk/reports/{report.pk}/",
        "/desk/fetches/",
        f"/desk/fetches/{fetch.pk}/",
        *(f"/desk/uploads/{upload.pk}/{part}" for part in PAGES),
    ]


@pytest.mark.looks
def test_no_page_of_the_desk_is_wider_than_the_screen(
    visitor: Any, desk: Desk, town: str, addresses: list[str]
) -> None:
    page = sign_in(visitor, desk, town)
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    assert wide == []


@pytest.mark.looks
def test_axe_finds_nothing_wrong_at_the_desk(
    chromium: Any, town: str, screen: dict[str, int], desk: Desk, addresses: list[str]
) -> None:
    context = chromium.new_context(base_url=town, viewport=screen, bypass_csp=True, reduced_motion="reduce")
    cookie = desk.client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": town}])
    page = context.new_page()
    found = {address: violations(page, address) for address in addresses}
    context.close()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
