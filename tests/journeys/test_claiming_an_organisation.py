"""Somebody claims an organisation and shows that they speak for it, a second officer confirms, and a steward settles
who speaks for one that two people claim; on a wide screen and on a phone, by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect
from test_everyone_can_read_it import violations

from claimed_organisations import CODE, claim_of
from commonweal.apps.directory.models import Evidence
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.provenance.models import Snapshot
from commonweal.registers.region import Region
from commonweal.website.demo_people import make_demo_people
from conftest import Visitor
from some_people import make_person, signed_in

pytestmark = pytest.mark.journey
BAKERY = "/organisations/GB-CHC-1234560/"
CHOIR = "/organisations/GB-CHC-7777777/"
PHONE = {"width": 390, "height": 844}
SAMPLE = Path(__file__).resolve().parents[2] / "regions" / "sample.toml"
# Pages that only somebody who has signed in sees, by who does in the demonstration.
PAGES = {
    "administrator": (
        BAKERY,
        f"{BAKERY}speaking/",
        f"{BAKERY}profile/",
        f"{BAKERY}criterion/",
        f"{CHOIR}vouch/",
    ),
    "resident": (
        f"{CHOIR}claim/",
        f"{CHOIR}speaking/",
        "/organisations/new/",
        "/account/claims/",
        "/account/",
    ),
    "steward": (
        "/stewards/claims/",
        "/stewards/claims/GB-CHC-7777777/",
        "/stewards/claims/criteria/{proof}/",
    ),
}


@pytest.fixture(autouse=True)
def nobody_has_tried() -> None:
    cache.clear()


def come_in(visitor: Visitor, address: str, person: Person, membership: Membership | None = None) -> None:
    """Give a browser the session of somebody who has signed in."""
    session = signed_in(person, acting_for=membership).cookies["sessionid"].value
    visitor.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


def press(visitor: Visitor, role: str, name: str) -> None:
    """Go to a link or button, and press Enter."""
    visitor.page.get_by_role(role, name=name).first.focus()
    visitor.page.keyboard.press("Enter")


def last_code() -> str:
    """The code in the last letter that has one."""
    return next(found[0] for letter in reversed(mail.outbox) if (found := CODE.search(letter.body)))


def test_an_organisation_is_claimed_shown_and_confirmed_by_a_second_officer(
    visitor: Visitor, chromium: Any, town: str, screen: dict[str, int]
) -> None:
    page = visitor.page
    ada = make_person("ada@example.org", name="Ada", second_factor=True)
    come_in(visitor, town, ada)
    page.goto(BAKERY)
    press(visitor, "link", "Is this yours? Speak for it")
    page.get_by_label("What are you there?").fill("treasurer")
    press(visitor, "button", "Claim it")
    page.get_by_role("heading", name="You have claimed it. Now show it").wait_for()
    page.get_by_label("An e-mail address of the organisation").fill("ada@example.org")
    press(visitor, "button", "Send a code")
    page.get_by_text("This address is not at ropewalk.example").first.wait_for()
    page.get_by_label("An e-mail address of the organisation").fill("office@ropewalk.example")
    press(visitor, "button", "Send a code")
    page.get_by_text("We have written to office@ropewalk.example.").wait_for()
    page.get_by_label("The code from the letter").fill(last_code())
    press(visitor, "button", "This is the code")
    page.get_by_text("You speak for Ropewalk Bakery Co-operative now.").wait_for()
    page.get_by_text("Acting for Ropewalk Bakery Co-operative").first.wait_for()

    press(visitor, "link", "Invite a second")
    page.get_by_label("Their e-mail address").fill("bo@ropewalk.example")
    page.get_by_label("As what").select_option("administrator")
    press(visitor, "button", "Send the invitation")
    page.get_by_text("We have written to bo@ropewalk.example.").wait_for()

    second = Visitor(chromium, town, viewport=screen)
    come_in(second, town, make_person("bo@ropewalk.example", name="Bo", second_factor=True))
    second.page.goto("/account/")
    press(second, "button", "Accept")
    second.page.get_by_text("You act for Ropewalk Bakery Co-operative now.").wait_for()
    second.page.goto(f"{BAKERY}speaking/")
    press(second, "button", "Confirm that Ada speaks for it")
    second.page.get_by_text("You have confirmed it.").wait_for()
    second.leave()

    page.goto(f"{BAKERY}profile/")
    page.get_by_label("What we do", exact=True).fill("We bake bread and teach baking.")
    press(visitor, "button", "Keep this")
    page.get_by_text("The profile is changed.").wait_for()
    visitor.context.clear_cookies()
    page.goto(BAKERY)
    expect(page.get_by_text("We bake bread and teach baking.")).to_be_visible()
    shown = page.locator("section[aria-labelledby=speaks] li.reached b").all_inner_texts()
    assert shown == ["Found in a register", "Controls its own address", "A second officer confirms"]


def test_a_steward_settles_who_speaks_for_an_organisation(visitor: Visitor, town: str) -> None:
    page = visitor.page
    ada, eve = make_person("ada@example.org", name="Ada"), make_person("eve@example.org", name="Eve")
    claim_of(ada, position="treasurer")
    claim_of(eve, position="former member")
    sam = make_person("sam@example.org", name="Sam", steward=True, second_factor=True)
    come_in(visitor, town, sam)
    page.goto("/stewards/claims/")
    press(visitor, "link", "Open Ropewalk Bakery Co-operative")
    page.get_by_text("Contested.").first.wait_for()
    press(visitor, "button", "Settle it")
    page.get_by_text("Choose one: who speaks for it").first.wait_for()
    page.get_by_label("Ada (treasurer)").focus()
    page.keyboard.press("Space")
    page.get_by_label("Reasons").fill("The last accounts name Ada as treasurer.")
    press(visitor, "button", "Settle it")
    page.get_by_text("It is settled. Everybody concerned is told.").wait_for()
    page.get_by_text("Nothing waits.").wait_for()

    visitor.context.clear_cookies()
    come_in(visitor, town, eve)
    page.goto(f"{BAKERY}speaking/")
    page.get_by_role("heading", name="Your claim: refused").wait_for()
    page.get_by_text("The last accounts name Ada as treasurer.").wait_for()
    told = [letter.subject for letter in mail.outbox if "eve@example.org" in letter.to]
    assert told[-1] == "It is settled who speaks for Ropewalk Bakery Co-operative"


@pytest.mark.looks
def test_axe_finds_nothing_wrong_on_the_pages_of_claims(chromium: Any, town: str, settings: Any) -> None:
    settings.REGION = Region.load(SAMPLE)
    Snapshot.objects.update(sample=True)
    make_demo_people(at=timezone.now())
    people = {one.email.partition("@")[0]: one for one in Person.objects.all()}
    found = {}
    for name, pages in PAGES.items():
        context = chromium.new_context(
            base_url=town, viewport=PHONE, bypass_csp=True, reduced_motion="reduce"
        )
        membership = people[name].memberships.active().first()
        session = signed_in(people[name], acting_for=membership).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": town}])
        page = context.new_page()
        for address in pages:
            wrong = violations(page, address.format(proof=Evidence.objects.get(state="offered").pk))
            wide = page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
            found[address] = [*wrong, *(["wider than the screen"] if wide else [])]
        context.close()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
