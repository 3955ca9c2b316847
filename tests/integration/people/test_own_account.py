"""My account: details, a copy of my data, deleting it; for whom I act; the terms; the second factor; the head of every
page."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from commonweal.apps.notices.models import Subscription
from commonweal.apps.people.actions.delete_account import delete_account
from commonweal.apps.people.enums import Role, Status
from commonweal.apps.people.models import Membership, Person, TermsAcceptance
from commonweal.apps.people.queries import terms as terms_queries
from commonweal.apps.people.queries.personal_data import personal_data
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.models import JournalEntry
from commonweal.apps.provenance.queries.journal_chain import verify
from kept_letters import code_for
from loaded_site import load_small_site
from some_people import acting, make_membership, make_person, signed_in

pytestmark = pytest.mark.django_db


def text(page: Any) -> str:
    return page.content.decode()


def test_details_are_changed_and_the_journal_does_not_quote_them() -> None:
    ada = make_person(name="Ada")
    client = signed_in(ada)
    values = {"display_name": "Ada Lovelace", "language": "", "time_zone": "Europe/Dublin"}
    assert client.post("/account/details/", values).status_code == 302
    ada.refresh_from_db()
    assert (ada.display_name, ada.time_zone) == ("Ada Lovelace", "Europe/Dublin")
    assert JournalEntry.objects.get().after == {"changed": "display_name, time_zone"}


def test_a_mistake_in_the_details_is_shown_and_nothing_is_changed() -> None:
    ada = make_person(name="Ada")
    page = signed_in(ada).post("/account/details/", {"display_name": "", "time_zone": "Mars/Base"})
    ada.refresh_from_db()
    assert (page.status_code, ada.display_name, JournalEntry.objects.count()) == (422, "Ada", 0)


def test_a_copy_of_my_data_has_everything_but_secrets() -> None:
    ada = make_person("ada@example.org", name="Ada", second_factor=True)
    make_membership(ada)
    make_person("bo@example.org", name="Bo")
    response = signed_in(ada).post("/account/export/")
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    parts = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    own = {"addresses", "journal", "memberships", "person", "sessions", "terms", "ways_of_signing_in"}
    assert own - {name.removesuffix(".json") for name in parts} == set()
    assert [row["email"] for row in parts["person.json"]] == ["ada@example.org"]
    assert [row["party_name"] for row in parts["memberships.json"]] == ["Eastmere Council"]
    assert [row["type"] for row in parts["ways_of_signing_in.json"]] == ["totp"]
    assert [word for word in ("bo@", "secret", "password") if word in json.dumps(parts)] == []
    assert [entry.act for entry in JournalEntry.objects.all()] == ["export-my-data"]


def test_deleting_takes_the_name_and_leaves_the_acts() -> None:
    ada = make_person("ada@example.org", name="Ada Lovelace")
    client = signed_in(ada)
    client.post("/account/details/", {"display_name": "Ada L.", "time_zone": "Europe/London"})
    joined = make_membership(ada)
    seal_journal()
    assert client.post("/account/delete/", follow=True).redirect_chain == [("/account/deleted/", 302)]
    ada.refresh_from_db()
    joined.refresh_from_db()
    assert (str(ada), ada.is_active, ada.has_usable_password()) == ("somebody who has left", False, False)
    assert ada.email == f"{ada.public_id}@deleted.invalid"
    assert (joined.status, joined.address, EmailAddress.objects.filter(user=ada).count()) == ("ended", "", 0)
    acts = JournalEntry.objects.filter(person=str(ada.public_id)).values_list("act", flat=True)
    assert list(acts) == ["change-details", "delete-account"]
    assert (seal_journal(), verify().broken) == (1, "")
    assert client.get("/account/").status_code == 302


def test_my_alerts_are_in_my_copy_and_go_with_my_account() -> None:
    ada = make_person(name="Ada")
    Subscription.objects.create(
        person=ada,
        language="en-gb",
        time_zone="Europe/London",
        ward_code="E05000001",
        asked_at=timezone.now(),
    )
    parts = personal_data(ada)
    assert [alert["ward_code"] for alert in parts["alerts"]] == ["E05000001"]
    assert (parts["uploads"], parts["mends"], parts["publications"]) == ([], [], [])
    delete_account(by=acting(ada), at=timezone.now())
    assert not Subscription.objects.exists()


def test_whoever_deleted_their_account_may_come_again() -> None:
    ada = make_person("ada@example.org")
    signed_in(ada).post("/account/delete/")
    client = Client()
    client.post("/account/signup/", {"email": "ada@example.org", "display_name": "Ada", "accepts": "on"})
    client.post("/account/confirm-email/", {"code": code_for("ada@example.org")})
    assert Person.objects.filter(email="ada@example.org").exclude(pk=ada.pk).count() == 1


def test_for_whom_i_act_is_chosen_and_stands_on_every_page() -> None:
    ada = make_person()
    council = make_membership(ada)
    client = signed_in(ada)
    assert "Acting for yourself" in text(client.get("/about/"))
    done = client.post("/account/acting-for/", {"membership": council.pk, "next": "/about/"}, follow=True)
    assert ("Acting for <b>Eastmere Council</b>" in text(done), done.redirect_chain) == (
        True,
        [("/about/", 302)],
    )


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(next_page: str) -> None:
    done = signed_in(make_person()).post("/account/acting-for/", {"membership": "", "next": next_page})
    assert done["Location"] == "/account/"


def test_nobody_chooses_anothers_membership() -> None:
    officer = make_membership(make_person("bo@example.org"))
    client = signed_in(make_person())
    client.post("/account/acting-for/", {"membership": officer.pk})
    assert "Eastmere Council" not in text(client.get("/about/"))


def test_a_membership_that_ended_a_moment_ago_is_acted_by_no_more() -> None:
    ada = make_person()
    council = make_membership(ada)
    client = signed_in(ada, acting_for=council)
    assert "Acting for <b>Eastmere Council</b>" in text(client.get("/about/"))
    Membership.objects.filter(pk=council.pk).update(status=Status.ENDED, until=council.since)
    assert "Eastmere Council" not in text(client.get("/about/"))


def test_whoever_lacks_only_a_second_factor_is_led_to_it_and_back() -> None:
    ada = make_person()
    client = signed_in(ada, acting_for=make_membership(ada, role=Role.ADMINISTRATOR))
    page = client.post("/people/invite/", {"address": "bo@example.org", "role": "officer"}, follow=True)
    assert page.redirect_chain == [("/account/second-factor/?next=%2Fpeople%2Finvite%2F", 302)]
    assert (page.status_code, "Set up an app" in text(page)) == (200, True)
    assert client.session["after_second_factor"] == "/people/invite/"


def test_terms_are_accepted_again_when_they_change(monkeypatch: pytest.MonkeyPatch, town: Path) -> None:
    ada = make_person()
    client = signed_in(ada)
    report = {"about": "owner", "says": "It was sold.", "contact": "", "leave_empty": ""}
    old = terms_queries.current_terms()
    later = terms_queries.Terms(version="2027-01-01", changed="Clause 3 is stricter.", clauses=old.clauses)
    monkeypatch.setattr(terms_queries, "versions", lambda: (old, later))
    assert "There are terms for you to read" in text(client.get("/about/"))
    assert client.post("/land/s-00000001/report/", report)["Location"] == "/account/terms/"
    client.post("/account/terms/")
    sent = client.post("/land/s-00000001/report/", report)["Location"]
    assert sent.startswith("/land/s-00000001/report/sent/")
    assert sorted(TermsAcceptance.objects.values_list("version", flat=True)) == [old.version, "2027-01-01"]


def test_clauses_have_numbers_and_keys_of_their_own() -> None:
    for version in terms_queries.versions():
        keys = [clause.key for clause in version.clauses]
        assert (len(set(keys)), [clause.number for clause in version.clauses]) == (
            len(keys),
            list(range(1, len(keys) + 1)),
        )


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return load_small_site(tmp_path)


@pytest.mark.parametrize("path", ["/", "/land/", "/land/s-00000001/", "/about/", "/start/", "/terms/"])
def test_visitors_get_no_cookie_and_a_page_that_may_be_kept(path: str, town: Path) -> None:
    page = Client().get(path)
    assert (page.status_code, dict(page.cookies), "Cookie" in page.get("Vary", "")) == (200, {}, False)
    assert "Sign in" in text(page)


def test_a_page_kept_for_visitors_is_not_given_to_somebody_signed_in(town: Path) -> None:
    visitor, ada = Client(), signed_in(make_person(name="Ada Lovelace"))
    before = visitor.get("/about/")
    own = ada.get("/about/")
    after = visitor.get("/about/")
    assert ("Ada Lovelace" in text(own), own["Cache-Control"]) == (True, "private, no-cache")
    assert (text(before) == text(after), "Ada Lovelace" in text(after)) == (True, False)
    assert ada.get("/about/", headers={"If-None-Match": before["ETag"]}).status_code == 200


def test_the_head_of_a_page_asks_the_database_no_more_for_more_memberships(
    django_assert_max_num_queries: Any,
) -> None:
    ada = make_person()
    client = signed_in(ada, acting_for=make_membership(ada))
    for number in range(3):
        make_membership(ada, party_id=f"body-{number}", party_name=f"Body {number}")
    with django_assert_max_num_queries(9):
        client.get("/about/")
