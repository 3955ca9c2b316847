"""The pages of reports, decisions and appeals; what a limited and a closed account meet."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from commonweal.apps.landbank.actions.answer_mistake_report import answer_mistake_report
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.people.actions.delete_account import delete_account
from commonweal.apps.people.models import Appeal, ContentReport, ModerationDecision, ModerationLetter, Person
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.people.queries.moderation import appeal_token
from moderated_things import AT, VERSION, about, decided, report, steward
from some_people import acting, make_person, signed_in

pytestmark = pytest.mark.django_db
FORM = {"clause": "respect", "says": "It insults my neighbour.", "token": "one", "leave_empty": ""}


def text(page: Any) -> str:
    return page.content.decode()


@pytest.fixture
def mallory() -> Person:
    return make_person("mallory@example.org", name="Mallory")


@pytest.fixture
def address(mallory: Person) -> str:
    return f"/report/name/{mallory.public_id}/"


def test_the_form_offers_what_is_against_the_law_first_and_no_promise_of_the_sites(
    client: Client, address: str
) -> None:
    choices = client.get(address).context["form"].fields["clause"].choices
    keys = ["illegal", "true", "yourself", "respect", "lawful", "licence", "conflicts"]
    assert [key for key, _words in choices] == keys


@pytest.mark.parametrize(("clause", "kept"), [("illegal", ("lawful", True)), ("respect", ("respect", False))])
def test_a_visitor_reports_and_is_thanked(
    client: Client, address: str, clause: str, kept: tuple[str, bool]
) -> None:
    page = client.post(address, {**FORM, "clause": clause, "contact": "ada@example.org"})
    assert (page.status_code, page["Location"]) == (302, "/report/kept/")
    found = ContentReport.objects.get()
    assert ((found.clause, found.illegal), found.contact) == (kept, "ada@example.org")


def test_a_form_sent_twice_is_kept_once_on_the_page_too(client: Client, address: str) -> None:
    assert [client.post(address, FORM).status_code for _ in range(2)] == [302, 302]
    assert ContentReport.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"says": ""}, {"clause": ""}, {"contact": "ada at home"}, {"leave_empty": "x"}, {"says": "www.a.com"}],
)
def test_a_form_with_a_mistake_is_shown_again(client: Client, address: str, wrong: dict[str, str]) -> None:
    assert client.post(address, {**FORM, **wrong}).status_code == 422
    assert ContentReport.objects.count() == 0


def test_too_many_from_one_place_are_told_so(client: Client, address: str, settings: Any) -> None:
    settings.NEW_MEMBER_TEXTS = 1
    said = [client.post(address, {**FORM, "token": token}).status_code for token in ("one", "two")]
    assert said == [302, 429]


@pytest.mark.parametrize("path", ["/report/name/nobody/", "/report/weather/1/", "/report/correction/99/"])
def test_what_is_not_there_cannot_be_reported(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_who_has_an_account_is_not_asked_for_an_address(address: str) -> None:
    ada = make_person()
    browser = signed_in(ada)
    assert "contact" not in browser.get(address).context["form"].fields
    browser.post(address, FORM)
    assert ContentReport.objects.get().person == ada


def test_the_register_names_nobody_and_goes_to_a_file(client: Client, mallory: Person) -> None:
    report(about(mallory), contact="ada@example.org")
    made = decided(about(mallory), by=steward(), reason="=It demeans others.")
    shown = text(client.get("/decisions/")) + text(client.get(f"/decisions/{made.pk}/"))
    assert [name for name in ("Mallory", "Steward one", "ada@example.org") if name in shown] == []
    assert client.get("/decisions/")["Cache-Control"] == "no-store"
    file = client.get("/decisions.csv").getvalue().decode()
    assert list(csv.DictReader(io.StringIO(file))) == [
        {
            "number": str(made.pk),
            "date": "2026-11-23",
            "kind": "name",
            "clause": "respect",
            "version": VERSION,
            "action": "hide",
            "reason": "'=It demeans others.",
            "appealed": "no",
            "appeal_outcome": "",
            "appeal_date": "",
            "appeal_reason": "",
        }
    ]


def test_the_letters_link_shows_before_it_acts_and_acts_once(client: Client, mallory: Person) -> None:
    report(about(mallory), at=timezone.now())
    made = decided(about(mallory), by=steward(), at=timezone.now())
    link = f"/appeal/{appeal_token(made)}/"
    assert (client.get(link).status_code, Appeal.objects.count()) == (200, 0)
    assert [client.post(link, {"says": "It is my name."}).status_code for _ in range(2)] == [302, 302]
    assert (Appeal.objects.count(), "Your appeal is kept" in text(client.get(link))) == (1, True)


def test_a_link_that_is_made_up_leads_nowhere(client: Client, mallory: Person) -> None:
    report(about(mallory))
    made = decided(about(mallory), by=steward())
    assert client.get(f"/appeal/{made.pk}/").status_code == 404


def limited(mallory: Person, action: str) -> tuple[Client, ModerationDecision]:
    report(about(mallory), at=timezone.now())
    made = decided(about(mallory), by=steward(), action=action, at=timezone.now())
    return signed_in(mallory), made


def test_a_limited_person_reads_appeals_exports_and_writes_nothing(mallory: Person, address: str) -> None:
    browser, made = limited(mallory, "limit")
    link = f"/appeal/{appeal_token(made)}/"
    read = ["/", "/account/", "/account/standing/", "/people/", link]
    assert [browser.get(path).status_code for path in read[:3]] == [200, 200, 200]
    writes = [
        (address, FORM),
        ("/account/details/", {"display_name": "M", "time_zone": "Europe/London"}),
        ("/people/invite/", {"address": "a@b.org"}),
    ]
    assert [browser.post(path, data).status_code for path, data in writes] == [403, 403, 403]
    assert "your account is limited" in text(browser.post(address, FORM))
    assert browser.post("/account/export/").status_code == 200
    assert browser.post(link, {"says": "It is my name."}).status_code == 302


def test_a_closed_account_comes_in_to_appeal_export_and_delete_alone(mallory: Person, address: str) -> None:
    browser, made = limited(mallory, "close")
    for path in ("/", "/land/", "/people/", "/account/acting-for/"):
        answer = browser.get(path)
        assert (answer.status_code in (200, 302), path.startswith("/account/") or answer["Location"]) == (
            True,
            path.startswith("/account/") or "/account/standing/",
        )
    assert browser.post(address, FORM).status_code == 403
    assert "Your account is closed" in text(browser.get("/account/standing/"))
    assert browser.post("/account/export/").status_code == 200
    assert browser.post(f"/appeal/{appeal_token(made)}/", {"says": "Why?"}).status_code == 302
    assert browser.get("/terms/").status_code == 200


def test_somebody_who_goes_takes_their_reports_name_along(mallory: Person) -> None:
    ada = make_person("ada@example.org")
    report(about(mallory), by=acting(ada))
    made = decided(about(mallory), by=steward())
    delete_account(by=acting(ada), at=AT + timedelta(days=1))
    assert (ContentReport.objects.get().person, ContentReport.objects.get().decision) == (None, made)
    assert ModerationLetter.objects.filter(person=ada).count() == 0


def test_an_answer_that_is_hidden_is_not_shown(client: Client) -> None:
    kept = report_mistake(
        site=None, body_id="eastmere-council", about="missing", says="The baths.", by=NOBODY, at=AT
    )
    one = steward("one")
    answer_mistake_report(report=kept, state="declined", answer="You rude person.", by=one, at=AT)
    page = f"/reports/{kept.pk}/"
    assert ("You rude person." in text(client.get(page)), "Report this" in text(client.get(page))) == (
        True,
        True,
    )
    thing = {"kind": "correction", "id": str(kept.pk)}
    report(thing)
    decided(thing, by=one)
    assert ("You rude person." in text(client.get(page)), "Hidden" in text(client.get(page))) == (False, True)
