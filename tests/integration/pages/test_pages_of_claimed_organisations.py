"""What a page shows of those who speak for an organisation, to whom; and what it costs where nobody does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claimed_organisations import ROPEWALK, acting_for, claim_of, prove
from commonweal.apps.directory.actions.create_organisation import create_organisation
from commonweal.apps.directory.actions.edit_profile import edit_profile
from commonweal.apps.directory.models import (
    ClaimedOrganisation,
    Evidence,
    OrganisationProfile,
    StatedOrganisation,
)
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.queries.moderated import put_back_in_sight, put_out_of_sight
from commonweal.apps.people.queries.personal_data import keepers
from commonweal.apps.provenance.models import JournalEntry
from commonweal.pipeline.tick import tick
from small_town import load_small_town
from some_people import acting, make_person, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
BAKERY = f"/organisations/{ROPEWALK}/"
API = f"/api/v1/organisations/{ROPEWALK}"


@pytest.fixture(scope="module", autouse=True)
def town(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The small town, loaded once for all of these."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_small_town(tmp_path_factory.mktemp("town"), sites=1)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def ada() -> Person:
    """Somebody who speaks for the bakery."""
    person = make_person(second_factor=True)
    prove(claim_of(person, at=NOW), person, at=NOW)
    return person


def say(ada: Person, **seen_by: str) -> None:
    said = {name: f"Our {name}." for name in seen_by}
    row = ClaimedOrganisation.objects.get()
    edit_profile(organisation=row, said=said, seen_by=seen_by, by=acting_for(ada), at=NOW)


def said_on(client: Client, *words: str) -> list[str]:
    page = client.get(BAKERY).content.decode()
    return [word for word in words if word in page]


def test_a_page_that_nobody_claimed_is_kept_and_sets_no_cookie(client: Client) -> None:
    first = client.get(BAKERY)
    assert (first.cookies, "no-store" in first.get("Cache-Control", "")) == ({}, False)
    assert 'href="/organisations/GB-CHC-1234560/claim/"' in first.content.decode()
    assert "ETag" in client.get(API)


def test_a_page_that_nobody_claimed_costs_one_question_more(client: Client, settings: Any) -> None:
    settings.COMMONWEAL_CACHE_MB = 0
    client.get(BAKERY)
    with CaptureQueriesContext(connection) as asked:
        client.get(BAKERY)
    about_claims = [
        one["sql"] for one in asked if "directory_claim" in one["sql"] or "evidence" in one["sql"]
    ]
    assert (len(about_claims), len(asked) <= 6) == (1, True)


def test_each_piece_of_evidence_stands_there_with_source_date_and_expiry(ada: Person, client: Client) -> None:
    answer = client.get(BAKERY)
    page = " ".join(answer.content.decode().split())
    year = NOW.year
    assert answer["Cache-Control"] == "private, no-store"
    assert "ropewalk.example: a code sent to an address at its published domain was entered" in page
    assert f"counts until {NOW.day} {NOW:%B} {year + 1}" in page
    assert "verified" not in page.lower()


def test_who_sees_which_field_of_a_profile(ada: Person, client: Client) -> None:
    say(ada, what="everyone", need="signed-in", access="members")
    words = ("Our what.", "Our need.", "Our access.")
    membership = Membership.objects.get(person=ada)
    member = signed_in(Person.objects.get(pk=ada.pk), acting_for=membership)
    seen = [said_on(one, *words) for one in (client, signed_in(make_person("bo@example.org")), member)]
    assert seen == [["Our what."], ["Our what.", "Our need."], list(words)]
    assert client.get(API).json()["spoken_for"]["profile"] == {"what": "Our what."}


def test_a_profile_is_not_shown_when_what_showed_it_has_lapsed(ada: Person, client: Client) -> None:
    say(ada, what="everyone")
    ClaimedOrganisation.objects.update(standing="lapsed")
    assert said_on(client, "Our what.") == []
    assert client.get(API).json()["spoken_for"]["profile"] == {}


def test_what_registers_say_stays_as_it_is(ada: Person, client: Client) -> None:
    before = client.get(API).json()
    say(ada, what="everyone", where="everyone")
    after = client.get(API).json()
    assert {**before, "spoken_for": None} == {**after, "spoken_for": None}


def test_a_profile_that_stewards_hid_is_seen_by_its_own_people_alone(ada: Person, client: Client) -> None:
    say(ada, what="everyone")
    put_out_of_sight("profile", ROPEWALK, at=NOW)
    own = signed_in(Person.objects.get(pk=ada.pk), acting_for=Membership.objects.get(person=ada))
    assert (said_on(client, "Our what."), said_on(own, "Our what.")) == ([], ["Our what."])
    put_back_in_sight("profile", ROPEWALK, at=NOW)
    assert said_on(client, "Our what.") == ["Our what."]


def test_an_answer_of_the_api_is_never_an_old_one_where_people_speak(client: Client, settings: Any) -> None:
    settings.COMMONWEAL_CACHE_MB = 0
    before = client.get(API)
    same = client.get(API, headers={"If-None-Match": before["ETag"]})
    claim_of(make_person(), at=NOW)
    after = client.get(API, headers={"If-None-Match": before["ETag"]})
    assert (same.status_code, after.status_code, after.json()["spoken_for"]["standing"]) == (
        304,
        200,
        "claimed",
    )
    assert after["Cache-Control"] == "no-store"


def test_links_are_of_the_web_and_lead_away_plainly(ada: Person, client: Client) -> None:
    browser = signed_in(Person.objects.get(pk=ada.pk), acting_for=Membership.objects.get(person=ada))
    form = {
        f"{name}_seen": "everyone"
        for name in ("what", "where", "offer", "need", "opening", "access", "links")
    }
    for bad in ("javascript:alert(1)", "ftp://ropewalk.example", "ropewalk"):
        assert browser.post(f"{BAKERY}profile/", {**form, "links": bad}).status_code == 422
    assert (
        browser.post(f"{BAKERY}profile/", {**form, "links": "https://ropewalk.example/shop"}).status_code
        == 302
    )
    link = '<a href="https://ropewalk.example/shop" rel="nofollow ugc noopener external">'
    assert said_on(client, link) == [link]


def test_words_that_were_written_are_shown_as_words(ada: Person, client: Client) -> None:
    row = ClaimedOrganisation.objects.get()
    said = {"what": "<script>alert(1)</script> مرحبا"}
    edit_profile(organisation=row, said=said, seen_by={"what": "everyone"}, by=acting_for(ada), at=NOW)
    escaped = "&lt;script&gt;alert(1)&lt;/script&gt; مرحبا"
    assert said_on(client, escaped, "<script>alert(1)") == [escaped]


def test_an_organisation_in_no_register_is_found_beside_the_others_with_its_mark(client: Client) -> None:
    made = create_organisation(
        name="Tannery Menders", kind="self-help", what="We mend clothes together.", token="t",
        by=acting(make_person()), at=NOW,
    )  # fmt: skip
    for address in ("/organisations/?q=tannery menders", "/organisations/?q=mend"):
        page = client.get(address).content.decode()
        assert ("Tannery Menders" in page, "In no register; stated by their members" in page) == (True, True)
    page = client.get(f"/organisations/{made.pk}/").content.decode()
    assert "In no register; stated by its members" in page
    answer = client.get(f"/api/v1/organisations/{made.pk}").json()
    assert (answer["name"], answer["in_no_register"], answer["spoken_for"]["standing"]) == (
        "Tannery Menders",
        True,
        "claimed",
    )
    assert client.get("/organisations/CW-ORG-BCDFGHJK/").status_code == 404


def test_a_similar_name_is_told_with_its_page_and_what_was_typed_stays(client: Client) -> None:
    browser = signed_in(make_person())
    form = {"name": "Ropewalk Bakery", "kind": "club", "what": "We bake.", "position": "baker", "token": "t"}
    sent_back = browser.post("/organisations/new/", form)
    page = sent_back.content.decode()
    assert (sent_back.status_code, 'href="/organisations/GB-CHC-1234560/"' in page, "We bake." in page) == (
        422,
        True,
        True,
    )
    made = [browser.post("/organisations/new/", {**form, "another": "on"}) for _ in range(2)]
    assert [answer.status_code for answer in made] == [302, 302]
    assert StatedOrganisation.objects.count() == 1


def test_tick_looks_at_evidence_again_and_a_second_time_finds_nothing(ada: Person) -> None:
    later = NOW + timedelta(days=366)
    said = [next(step.said for step in tick(at=later) if step.name == "evidence") for _ in range(2)]
    assert said == [
        "1 pieces of evidence ended, 1 organisations lapsed",
        "0 pieces of evidence ended, 0 organisations lapsed",
    ]


def test_a_person_takes_a_copy_and_goes_and_what_they_did_for_others_stays(ada: Person) -> None:
    say(ada, what="everyone")
    claim_of(ada, "GB-CHC-7777777", says="I sing there.", at=NOW)
    keeper = next(one for one in keepers() if "directory" in one.__name__)
    copy = keeper.export_of(ada)
    assert [one["organisation_id"] for one in copy["claims"]] == [ROPEWALK, "GB-CHC-7777777"]
    assert (copy["claims"][1]["says"], len(copy["profiles"]), len(copy["claim_codes"])) == (
        "I sing there.",
        1,
        1,
    )
    keeper.erase(ada, at=NOW)
    left = keeper.export_of(ada)
    assert [(one["state"], one["says"], one["position"]) for one in left["claims"]] == [
        ("confirmed", "", ""),
        ("withdrawn", "", ""),
    ]
    assert (left["claim_codes"], Evidence.objects.filter(rung="address").count()) == ([], 1)
    assert ClaimedOrganisation.objects.get(pk="GB-CHC-7777777").standing == "unclaimed"
    assert OrganisationProfile.objects.get().said == {"what": "Our what."}


def test_the_journal_names_what_changed_and_quotes_nothing_private(ada: Person) -> None:
    say(ada, what="everyone")
    entries = JournalEntry.objects.filter(subject_kind="organisation").values_list("act", "after")
    assert list(entries)[-1] == ("edit-profile", {"changed": "what", "standing": "confirmed"})
    everything = str(list(entries))
    assert [word for word in ("Our what.", "treasurer", "office@") if word in everything] == []
