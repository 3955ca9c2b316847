"""One queue for stewards, ordered by what is at stake; accounts, the journal, and pairs of records to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.people.actions.appeal_decision import appeal_decision
from commonweal.apps.people.actions.settle_link import settle_link
from commonweal.apps.people.enums import Role
from commonweal.apps.people.models import LinkDecision, ModerationDecision, Person
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.models import JournalEntry
from commonweal.pipeline.decided import decisions_of
from commonweal.pipeline.desk.links import open_reviews, reviews
from commonweal.pipeline.load import load
from commonweal.website.stewards.items import Item, Kind, Stake, in_order
from commonweal.website.stewards.sources import everything
from commonweal.website.stewards.sources.corrections import bodies_with_officers
from moderated_things import about, decided, report, steward
from small_snapshots import small_snapshot
from some_people import acting, make_membership, make_person, signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def text(page: Any) -> str:
    return page.content.decode()


def browser(name: str = "one", **who: Any) -> Client:
    return signed_in(Person.objects.get(public_id=steward(name, **who).person))


def reported(name: str, **said: Any) -> Person:
    person = make_person(f"{name.lower()}@example.org", name=name)
    report(about(person), **{"at": NOW - timedelta(hours=1), **said})
    return person


def item(stake: Stake, *, since: int, due: int | None = None) -> Item:
    """Something that waits since so many days, due in so many."""
    return Item(
        kind=Kind.REPORT,
        stake=stake,
        title=f"{stake.name} {since} {due}",
        why="",
        since=NOW - timedelta(days=since),
        due=None if due is None else NOW + timedelta(days=due),
        href="",
    )


def test_what_is_at_stake_comes_before_what_is_due_and_what_is_old() -> None:
    low, late = item(Stake.LOW, since=300, due=-200), item(Stake.HIGH, since=2, due=-1)
    soon, old, new = item(Stake.HIGH, since=1, due=3), item(Stake.HIGH, since=9), item(Stake.HIGH, since=1)
    urgent = item(Stake.URGENT, since=0, due=1)
    assert in_order([low, new, old, soon, late, urgent]) == [urgent, late, soon, old, new, low]


def test_the_queue_has_everything_in_order() -> None:
    reported("Rude")
    reported("Unlawful", clause="lawful", illegal=True)
    mallory = reported("Mallory")
    made = decided(about(mallory), by=steward(), at=NOW)
    appeal_decision(decision=made, says="No.", by=acting(mallory), at=NOW)
    long_ago = NOW - timedelta(days=40)
    report_mistake(site=None, body_id="eastmere-council", about="missing", says="x", by=NOBODY, at=long_ago)
    make_membership(make_person("ada@quay.example"), party_id="quay", party_name="Quay Trust", frozen=True)
    assert [(one.kind, one.stake.name) for one in everything(NOW)] == [
        ("report", "URGENT"),
        ("report", "HIGH"),
        ("appeal", "HIGH"),
        ("correction", "MIDDLE"),
        ("frozen", "MIDDLE"),
    ]
    page = browser().get("/stewards/")
    assert [count.waiting for count in page.context["counts"]] == [2, 1, 0, 1, 1, 0, 0]
    assert page.context["overdue"] == 1
    one_kind = browser().get("/stewards/waiting/correction/?due=overdue")
    assert [one.kind for one in one_kind.context["page"]] == ["correction"]


def test_a_body_with_officers_answers_by_itself_until_it_is_late() -> None:
    make_membership(make_person("ada@eastmere.example"), role=Role.OFFICER)
    assert bodies_with_officers() == {"eastmere-council"}
    for days in (1, 40):
        report_mistake(
            site=None, body_id="eastmere-council", about="missing", says="x", by=NOBODY,
            at=NOW - timedelta(days=days),
        )  # fmt: skip
    assert [one.why for one in everything(NOW)] == ["The answer that was promised to a resident is overdue."]


def test_a_longer_queue_asks_the_database_no_more() -> None:
    counted = []
    one = browser()
    for size in (1, 5):
        for number in range(size):
            reported(f"Rude{size}{number}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            one.get("/stewards/")
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_desk_is_for_stewards_with_a_second_factor(client: Client) -> None:
    without = browser("without", second_factor=False)
    answers = [one.get("/stewards/") for one in (client, signed_in(make_person()), without)]
    assert [one.status_code for one in answers] == [302, 403, 302]
    assert "second-factor" in answers[2]["Location"]
    assert "Stewards’ desk" in text(browser().get("/about/"))
    assert "Stewards’ desk" not in text(signed_in(make_person("bo@example.org")).get("/about/"))


def test_a_steward_decides_on_the_page_and_a_second_one_is_told() -> None:
    mallory = reported("Mallory", says="It is an insult.")
    path = f"/stewards/reports/name/{mallory.public_id}/"
    first, second = browser("one"), browser("two")
    page = text(first.get(path))
    assert ("It is an insult." in page, "Mallory" in page) == (True, True)
    seen = first.get(path).context["found"].reports[0].pk
    form = {"seen": seen, "action": "hide", "clause": "respect", "reason": "It demeans."}
    assert (first.post(path, form).status_code, second.post(path, form).status_code) == (302, 422)
    assert ModerationDecision.objects.count() == 1
    assert "It is decided: nothing waits here." in text(second.get(path))


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"action": ""}, {"clause": "as-is"}, {"seen": "99"}])
def test_a_decision_with_a_mistake_is_shown_again(wrong: dict[str, str]) -> None:
    mallory = reported("Mallory")
    path = f"/stewards/reports/name/{mallory.public_id}/"
    seen = str(browser().get(path).context["found"].reports[0].pk)
    form = {"seen": seen, "action": "hide", "clause": "respect", "reason": "It demeans.", **wrong}
    assert (browser().post(path, form).status_code, ModerationDecision.objects.count()) == (422, 0)


def test_an_appeal_is_closed_to_the_one_who_decided_and_open_to_another() -> None:
    mallory = reported("Mallory")
    made = decided(about(mallory), by=steward("one"), at=NOW)
    appeal = appeal_decision(decision=made, says="It is my name.", by=acting(mallory), at=NOW)
    path = f"/stewards/appeals/{appeal.pk}/"
    form = {"outcome": "reversed", "reason": "It is."}
    assert "Another steward looks at the appeal." in text(browser("one").get(path))
    assert [browser(name).post(path, form).status_code for name in ("one", "two", "two")] == [403, 302, 422]
    assert str(Person.objects.get(pk=mallory.pk)) == "Mallory"


def test_an_account_is_found_by_its_address_and_signed_out() -> None:
    ada = make_person("ada.lovelace@example.org", name="Ada")
    make_membership(ada)
    own = signed_in(ada)
    own.get("/account/sessions/")
    one = browser()
    assert "ada.lovelace@example.org" in text(one.get("/stewards/accounts/?q=lovelace"))
    assert "Write at least three letters." in text(one.get("/stewards/accounts/?q=lo"))
    page = text(one.get(f"/stewards/accounts/{ada.public_id}/"))
    assert ("Eastmere Council" in page, "officer" in page) == (True, True)
    answer = one.post(f"/stewards/accounts/{ada.public_id}/sessions/", {"reason": "Lost telephone."})
    entry = JournalEntry.objects.filter(act="end-sessions").get()
    assert (answer.status_code, entry.after["reason"]) == (302, "Lost telephone.")
    assert one.post(f"/stewards/accounts/{ada.public_id}/sessions/", {"reason": ""}).status_code == 422


def test_the_journal_is_read_by_act_person_and_day_and_says_whether_it_verifies() -> None:
    mallory = reported("Mallory")
    decided(about(mallory), by=steward(), at=NOW)
    seal_journal()
    one = browser()
    page = one.get("/stewards/journal/?act=decide-on-content")
    assert [entry.act for entry in page.context["page"]] == ["decide-on-content"]
    assert "The chain verifies" in text(page)
    assert len(one.get(f"/stewards/journal/?person={steward().person}").context["page"]) == 1
    assert len(one.get("/stewards/journal/?day=1999-01-01").context["page"]) == 0
    assert one.get("/stewards/journal/?day=neverday&subject=%00").status_code == 200


def test_a_journal_that_was_changed_says_so() -> None:
    reported("Mallory")
    seal_journal()
    with connection.cursor() as cursor:
        for trigger in triggers(cursor):
            cursor.execute(trigger)
        cursor.execute("UPDATE provenance_journalentry SET act = 'another'")
    assert "The chain does not verify" in text(browser().get("/stewards/journal/"))


def triggers(cursor: Any) -> list[str]:
    """What takes the journal's guards away, as somebody with the whole database might."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%journalentry%'")
        return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]
    return ["ALTER TABLE provenance_journalentry DISABLE TRIGGER USER"]


RECORDS = [
    {"record_key": "land_assets:hall", "row": 2, "reason": "the first row", "score": 1.0},
    {"record_key": "brownfield_land:hall", "row": 3, "reason": "40 m apart, names 92 % alike", "score": 0.73},
]
ENTRIES = [
    {"organisation_id": "GB-CHC-1", "name": "Dock Arts", "identifiers": ["GB-CHC-1"]},
    {"organisation_id": "GB-COH-2", "name": "Quayside Holdings", "identifiers": ["GB-COH-2"]},
]
REVIEW = {"left": "GB-CHC-1", "right": "GB-COH-2", "reason": "neither name nor postcode agrees"}


@pytest.fixture
def pairs(tmp_path: Path, settings: Any) -> Iterator[None]:
    """A site that was joined with little certainty, and two organisations that point at one another."""
    settings.COMMONWEAL_DATA = tmp_path
    records = [{"site_id": "s-00000001", "source_id": "land_assets:aaaaaaaaaaaa", **one} for one in RECORDS]
    snapshot = small_snapshot(
        tmp_path / "snapshots",
        sites=[{"site_id": "s-00000001", "name": "Dock Hall"}],
        site_records=records,
        organisations=ENTRIES,
        organisation_reviews=[REVIEW, {"left": "GB-CHC-1", "right": "00000000", "reason": "a placeholder"}],
    )
    load(snapshot, at=NOW)
    return


def test_pairs_of_the_snapshot_wait_and_an_answer_is_written_for_every_build(
    pairs: None, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    assert [(one.kind, one.left, one.right, one.left_name) for one in open_reviews()] == [
        ("site", "brownfield_land:hall", "land_assets:hall", "Dock Hall"),
        ("organisation", "GB-CHC-1", "GB-COH-2", "Dock Arts"),
    ]
    one, asked = browser(), reviews()
    for review, same in zip(asked, ("no", "yes"), strict=True):
        path = f"/stewards/links/{review.key}/"
        assert review.right in text(one.get(path))
        with django_capture_on_commit_callbacks(execute=True):
            assert one.post(path, {"same": same, "reason": "I was there."}).status_code == 302
    found = decisions_of(tmp_path)
    assert [one.apart for one in found.splits] == [("brownfield_land:hall", "land_assets:hall")]
    assert [one.together for one in found.merges] == [("GB-CHC-1", "GB-COH-2")]
    assert open_reviews() == []


def test_of_two_answers_at_once_one_counts_and_it_can_be_answered_again(pairs: None) -> None:
    review = reviews()[1]
    pair = {"kind": review.kind, "left": review.left, "right": review.right}
    first = settle_link(**pair, same=True, reason="One board.", by=steward("one"), at=NOW)
    path = f"/stewards/links/{review.key}/"
    two = browser("two")
    assert two.post(path, {"same": "no", "reason": "Two boards."}).status_code == 422
    again = {"same": "no", "reason": "Two boards.", "replaces": first.pk}
    assert two.post(f"/stewards/links/answers/{first.pk}/", again).status_code == 302
    found = LinkDecision.objects.order_by("pk")
    assert [(one.same, one.ended_at is None) for one in found] == [(True, False), (False, True)]
    assert "Two boards." in text(two.get("/stewards/links/"))


def test_sources_that_are_missing_old_or_refused_wait(tmp_path: Path) -> None:
    files = [
        {"source_id": "a:1", "register": "land_assets", "file": "old.csv", "dated": NOW.date() - timedelta(days=400)},
        {"source_id": "b:1", "register": "land_assets", "file": "bad.csv", "dated": NOW.date(), "rows_read": 10,
         "rows_accepted": 8, "rows_refused": 2},
        {"source_id": "c:1", "register": "land_assets", "file": "good.csv", "dated": NOW.date()},
    ]  # fmt: skip
    missing = [
        {"register": "brownfield_land", "publisher": "Netherfold Council", "why": "No address is known."}
    ]
    load(small_snapshot(tmp_path / "snapshots", sources=files, missing=missing), at=NOW)
    assert [(one.stake.name, one.why) for one in everything(NOW)] == [
        ("MIDDLE", "Missing: No address is known."),
        ("MIDDLE", "2 of 10 rows were refused. The publisher can mend them."),
        ("LOW", "More than a year old: what has changed since is not here."),
    ]
