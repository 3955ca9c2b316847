"""A visitor reports a public answer; a steward hides it and cites the clause; its writer appeals by the letter's link;
another steward takes the decision back."""

from __future__ import annotations

import email
import re
from email import policy
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from test_everyone_can_read_it import violations

from commonweal.apps.landbank.actions.answer_mistake_report import answer_mistake_report
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.landbank.models import Site
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import NOBODY
from moderated_things import moderation_objects, steward
from some_people import make_person, signed_in

pytestmark = pytest.mark.journey
ANSWER = "It is in use: ask the rude people at number 3."


@pytest.fixture(autouse=True)
def letters(settings: Any, tmp_path: Path, town: str) -> Path:
    """Letters are kept in a folder, as in a demonstration."""
    settings.EMAIL_BACKEND = "commonweal.website.mail.KeptMail"
    settings.COMMONWEAL_DATA = tmp_path / "site"
    settings.COMMONWEAL_URL = town
    return settings.COMMONWEAL_DATA / "mail"


def an_answer() -> int:
    """A resident's report with its public answer; its number."""
    site = Site.objects.get(site_id="s-1ibrary1")
    at = timezone.now()
    kept = report_mistake(site=site, about="in use", says="x", contact="ada@example.org", by=NOBODY, at=at)
    answer_mistake_report(report=kept, state="confirmed", answer=ANSWER, by=steward("zero"), at=at)
    return kept.pk


def come_in(somebody: Any, town: str, name: str) -> None:
    """Give the browser a steward's session."""
    person = Person.objects.get(public_id=steward(name).person)
    cookie = signed_in(person).cookies["sessionid"].value
    somebody.context.add_cookies([{"name": "sessionid", "value": cookie, "url": town}])


def report(page: Page, number: int) -> None:
    """From the page to the thanks."""
    page.goto(f"/reports/{number}/")
    page.get_by_role("link", name="Report this").click()
    page.get_by_label("Be fair to others").check()
    page.get_by_label("Say it in a sentence").fill("It insults our neighbours.")
    page.get_by_label("Your e-mail").fill("bo@example.org")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def decide(page: Page) -> None:
    """The steward's menu, the queue, the decision."""
    page.goto("/about/")
    page.locator("details.who summary").click()
    page.get_by_role("link", name="Stewards’ desk").click()
    page.get_by_role("link", name="A report of a mistake and its answer: Report").click()
    expect(page.get_by_text("It insults our neighbours.")).to_be_visible()
    page.get_by_label("Hide it", exact=True).check()
    expect(page.get_by_label("The clause that it rests on")).to_have_value("respect")
    page.get_by_label("The reason").fill("It demeans people for who they are.")
    page.get_by_role("button", name="Decide in public").click()
    expect(page.get_by_text("Those concerned are written to.")).to_be_visible()


def letter_to(letters: Path, address: str) -> str:
    """The text of the last letter to an address."""
    read = (
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(letters.glob("*.eml"))
    )
    return [str(letter.get_content()) for letter in read if address in letter["To"]][-1]


def whole_way(somebody: Any, town: str, letters: Path) -> None:
    page, number = somebody.page, an_answer()
    report(page, number)
    come_in(somebody, town, "one")
    decide(page)
    somebody.context.clear_cookies()
    page.goto(f"/reports/{number}/")
    expect(page.get_by_text(ANSWER)).to_have_count(0)
    told = letter_to(letters, "ada@example.org")
    assert ("clause" in told or "Be fair to others" in told, ANSWER in told) == (True, False)
    page.goto(re.search(r"http\S+/appeal/\S+", told)[0])
    page.get_by_label("Why is the decision wrong?").fill("That is what their band is called.")
    page.get_by_role("button", name="Appeal").click()
    expect(page.get_by_text("Your appeal is kept")).to_be_visible()
    come_in(somebody, town, "two")
    page.goto("/stewards/")
    page.get_by_role("link", name="Appeal against decision").click()
    page.get_by_label("No: take it back").check()
    page.get_by_label("The reason").fill("It is the name of a band.")
    page.get_by_role("button", name="Decide the appeal").click()
    expect(page.get_by_text("The appeal is decided.")).to_be_visible()
    somebody.context.clear_cookies()
    page.goto(f"/reports/{number}/")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.goto("/decisions/")
    expect(page.get_by_text("the decision is taken back")).to_be_visible()


def test_a_report_a_decision_an_appeal_and_its_reversal(visitor: Any, town: str, letters: Path) -> None:
    whole_way(visitor, town, letters)


def test_without_scripts_too(visitor_without_scripts: Any, town: str, letters: Path) -> None:
    whole_way(visitor_without_scripts, town, letters)


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.looks
def test_axe_finds_nothing_wrong_at_the_stewards_desk_and_on_the_way(
    chromium: Any, town: str, screen: dict[str, int]
) -> None:
    own = moderation_objects(make_person("mallory@example.org", name="Mallory"))
    cookie = signed_in(Person.objects.get(public_id=steward("one").person)).cookies["sessionid"].value
    context = chromium.new_context(base_url=town, viewport=screen, bypass_csp=True, reduced_motion="reduce")
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": town}])
    page = context.new_page()
    found, widths = {}, {}
    for address in (
        "/report/name/{named}/",
        "/appeal/{appealed}/",
        "/decisions/{decision}/",
        "/account/standing/",
        "/stewards/",
        "/stewards/waiting/source/?due=overdue",
        "/stewards/reports/name/{named}/",
        "/stewards/appeals/{appeal}/",
        "/stewards/links/",
        "/stewards/links/answers/{answer}/",
        "/stewards/accounts/?q=example",
        "/stewards/accounts/{named}/",
        "/stewards/journal/",
    ):
        found[address] = violations(page, address.format(**own))
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert {address: wide for address, wide in widths.items() if wide > screen["width"]} == {}
