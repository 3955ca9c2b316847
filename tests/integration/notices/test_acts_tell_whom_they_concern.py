"""What happens to people and at the council desk is told to whom it concerns, in the transaction of the act."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from commonweal.apps.landbank.actions._reminding import forget_contacts, remind_of_answers
from commonweal.apps.landbank.actions.answer_mistake_report import answer_mistake_report
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.landbank.models import MistakeReport, RegisterPublication
from commonweal.apps.notices.models import Delivery
from commonweal.apps.notices.queries.personal_words import sentence_of
from commonweal.apps.notices.queries.readers import names_by_id
from commonweal.apps.notices.queries.told_in_site import told_in_site
from commonweal.apps.people.actions.accept_invitation import accept_invitation
from commonweal.apps.people.actions.appoint_steward import appoint_steward
from commonweal.apps.people.actions.change_role import change_role
from commonweal.apps.people.actions.end_membership import end_membership
from commonweal.apps.people.actions.hand_over import hand_over
from commonweal.apps.people.actions.invite_member import invite_member
from commonweal.apps.people.actions.leave_party import leave_party
from commonweal.apps.people.actions.withdraw_invitation import withdraw_invitation
from commonweal.apps.people.enums import Role
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import COMMAND_LINE, NOBODY
from council_desk import Desk, asset
from kept_letters import code_for
from small_town import load_small_town
from some_people import acting, make_membership, make_person

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


def told(person: Person) -> list[str]:
    """What somebody was told in the site, in sentences, the latest first."""
    held = told_in_site(person)
    names = names_by_id({one.event.by_person for one in held})
    return [sentence_of(one.event, names=names) for one in held]


@pytest.fixture
def council() -> dict[str, Any]:
    """Eastmere Council with two administrators, the first of them acting."""
    ada = make_person("ada@eastmere.example", name="Ada", second_factor=True)
    bo = make_person("bo@eastmere.example", name="Bo", second_factor=True)
    memberships = {
        "ada": make_membership(ada, role=Role.ADMINISTRATOR, frozen=True),
        "bo": make_membership(bo, role=Role.ADMINISTRATOR, frozen=True),
    }
    return {"ada": ada, "bo": bo, "memberships": memberships, "by": acting(ada, memberships["ada"])}


def invited(council: dict[str, Any], address: str) -> Any:
    return invite_member(address=address, role=Role.OFFICER, by=council["by"], at=AT)


def test_an_invitation_goes_to_the_address_with_its_link(
    council: dict[str, Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invited(council, "cy@eastmere.example")
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (
        ["cy@eastmere.example"],
        "Ada invites you to act for Eastmere Council, as officer",
    )
    assert "/invitation/" in letter.body
    assert "List-Unsubscribe" not in letter.extra_headers


def test_whoever_has_an_account_sees_the_invitation_until_it_is_taken_back(council: dict[str, Any]) -> None:
    cy = make_person("cy@eastmere.example")
    asked = invited(council, "cy@eastmere.example")
    assert told(cy) == ["Ada invites you to act for Eastmere Council, as officer."]
    withdraw_invitation(invitation=asked, by=council["by"], at=AT)
    assert told(cy) == []


def test_administrators_hear_who_comes_and_goes_save_of_themselves(council: dict[str, Any]) -> None:
    cy = make_person("cy@eastmere.example", name="Cy")
    joined = accept_invitation(invitation=invited(council, "cy@eastmere.example"), by=acting(cy), at=AT)
    leave_party(membership=joined, by=acting(cy), at=AT + timedelta(hours=1))
    said = [
        "Cy acts for Eastmere Council no longer.",
        "Cy now acts for Eastmere Council, as officer.",
    ]
    assert (told(council["ada"]), told(council["bo"])) == (said, said)


def test_a_member_hears_what_they_may_do(council: dict[str, Any]) -> None:
    cy = make_person("cy@eastmere.example")
    officer = make_membership(cy)
    change_role(membership=officer, role=Role.MEMBER, by=council["by"], at=AT)
    change_role(membership=officer, role=Role.OFFICER, by=council["by"], at=AT + timedelta(seconds=1))
    hand_over(
        membership=council["memberships"]["ada"], to=officer, by=council["by"], at=AT + timedelta(seconds=2)
    )
    by = acting(council["bo"], council["memberships"]["bo"])
    end_membership(membership=officer, by=by, at=AT + timedelta(seconds=3))
    assert told(cy) == [
        "You act for Eastmere Council no longer.",
        "You now act for Eastmere Council as administrator.",
        "You now act for Eastmere Council as officer.",
        "You now act for Eastmere Council as member.",
    ]


def test_a_name_goes_with_its_account(council: dict[str, Any]) -> None:
    cy = make_person("cy@eastmere.example", name="Cy")
    accept_invitation(invitation=invited(council, "cy@eastmere.example"), by=acting(cy), at=AT)
    Person.objects.filter(pk=cy.pk).update(display_name="", pseudonymised_at=AT)
    assert told(council["bo"])[0] == "somebody who has left now acts for Eastmere Council, as officer."


def test_somebody_hears_that_they_are_a_steward() -> None:
    ada = make_person()
    appoint_steward(person=ada, by=COMMAND_LINE, at=AT)
    appoint_steward(person=ada, by=COMMAND_LINE, at=AT)
    appoint_steward(person=ada, steward=False, by=COMMAND_LINE, at=AT + timedelta(seconds=1))
    assert told(ada) == [
        "You are a steward of this site no longer.",
        "You are a steward of this site now.",
    ]


def sign_in(client: Client, address: str) -> None:
    client.post("/account/login/code/", {"email": address})
    client.post("/account/login/code/confirm/", {"code": code_for(address)}, headers={"user-agent": FIREFOX})


def test_a_sign_in_from_another_browser_is_told_and_from_the_same_is_not() -> None:
    ada, own = make_person(), Client()
    sign_in(own, ada.email)
    own.get("/account/logout/")
    own.post("/account/logout/")
    sign_in(own, ada.email)
    assert (told(ada), own.cookies["device"]["path"], own.cookies["device"]["httponly"]) == (
        [],
        "/account/",
        True,
    )
    sign_in(Client(), ada.email)
    [notice] = told_in_site(ada)
    assert (notice.event.kind, notice.event.became) == ("new device", "Firefox on Linux, from 127.0.0.1")
    assert notice.event.importance == "must"


# The desk.


@pytest.fixture
def town(tmp_path: Path) -> None:
    load_small_town(tmp_path, sites=1)


@pytest.fixture
def officer() -> Person:
    ada = make_person("ada@eastmere.example", name="Ada")
    make_membership(ada)
    return ada


def report(**more: Any) -> MistakeReport:
    values = {"site": None, "body_id": "eastmere-council", "about": "missing", "says": "The baths.", **more}
    return report_mistake(**{"by": NOBODY, "at": AT, **values})


def test_officers_hear_of_a_report_and_its_last_day(officer: Person, town: None) -> None:
    report()
    [notice] = told_in_site(officer)
    assert (notice.reason, notice.event.deadline.isoformat()) == ("officer", "2026-12-01")
    assert told(officer) == ["Somebody says that something is wrong: Eastmere Council: a site is missing."]


def test_where_a_body_has_no_officer_stewards_hear_of_it(town: None) -> None:
    steward = make_person(steward=True)
    report()
    assert [one.reason for one in told_in_site(steward)] == ["steward"]


def answered(one: MistakeReport, officer: Person, *, at: datetime = AT + timedelta(days=1)) -> None:
    steward = make_person("steward@example.org", steward=True)
    answer_mistake_report(
        report=one, state="declined", answer="It was sold in May.", by=acting(steward), at=at
    )


def test_whoever_reported_with_an_account_hears_the_answer(officer: Person, town: None) -> None:
    cy = make_person("cy@example.org")
    answered(report(by=acting(cy)), officer)
    [notice] = told_in_site(cy)
    assert (notice.event.path, notice.event.became) == (
        f"/reports/{MistakeReport.objects.get().pk}/",
        "declined: It was sold in May.",
    )


@pytest.mark.parametrize(
    ("contact", "letters"), [("cy@example.org", ["cy@example.org"]), ("020 7946 0000", []), ("", [])]
)
def test_whoever_left_an_address_gets_the_answer_there(
    contact: str, letters: list[str], officer: Person, town: None
) -> None:
    answered(report(contact=contact), officer)
    own = Delivery.objects.filter(person=None)
    assert [one.address for one in own] == letters
    forget_contacts(kept=timedelta(days=30), at=AT + timedelta(days=32))
    assert MistakeReport.objects.get().contact == ""


def test_officers_are_reminded_a_week_before_and_on_the_last_day(officer: Person, town: None) -> None:
    report()
    counts = []
    for day in range(29):
        remind_of_answers(at=AT + timedelta(days=day))
        counts.append(sum(one.event.kind == "answer due" for one in told_in_site(officer)))
    assert [day for day in range(1, 29) if counts[day] > counts[day - 1]] == [21, 28]


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    """The site's data folder."""
    settings.COMMONWEAL_DATA = tmp_path
    settings.COMMONWEAL_REGISTERS = tmp_path / "raw"
    return tmp_path


def test_a_check_and_what_came_into_force_or_was_taken_back_are_told(town: None, data: Path) -> None:
    desk = Desk()
    colleague = make_person("colleague@eastmere.example")
    make_membership(colleague)
    upload = desk.send([asset("1")])
    sender = Person.objects.get(pk=upload.uploaded_by_id)
    assert told(sender) == ["The check of assets.csv is finished."]
    assert desk.publish(upload).status_code == 302
    published = RegisterPublication.objects.get()
    desk.client.post(f"/desk/publications/{published.pk}/undo/")
    assert told(colleague) == [
        "Eastmere Council: a publication of its register of land and building assets was taken back.",
        "Eastmere Council: its register of land and building assets is in force.",
    ]
    assert told(sender) == ["The check of assets.csv is finished."]
