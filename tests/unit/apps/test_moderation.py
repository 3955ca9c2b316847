"""A report, a decision that cites its clause, an appeal, and another steward who reverses or upholds it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.apps.people.actions.appeal_decision import appeal_decision
from commonweal.apps.people.actions.change_details import change_details
from commonweal.apps.people.actions.decide_appeal import decide_appeal
from commonweal.apps.people.actions.report_content import TooMany
from commonweal.apps.people.actions.send_moderation_letters import send_moderation_letters
from commonweal.apps.people.enums import Standing
from commonweal.apps.people.models import Appeal, ContentReport, ModerationDecision, ModerationLetter, Person
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.people.queries.moderated import hidden_ids, is_hidden
from commonweal.apps.people.queries.moderation import waiting
from commonweal.apps.people.queries.personal_data import personal_data
from commonweal.apps.provenance.models import JournalEntry
from kept_letters import letters_to
from moderated_things import AT, VERSION, about, decided, report, steward
from some_people import acting, make_person

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=2)


@pytest.fixture
def mallory() -> Person:
    """Somebody whose name insults others."""
    return make_person("mallory@example.org", name="Buy at www.cheap.example")


def now(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def journal() -> list[tuple[str, dict[str, str]]]:
    return list(JournalEntry.objects.order_by("id").values_list("act", "after"))


def test_a_report_keeps_what_it_is_about_and_one_entry(mallory: Person) -> None:
    kept = report(about(mallory), clause="lawful", illegal=True, contact=" Ada@Example.org ")
    assert (kept.subject_title, kept.version, kept.clause, kept.contact, kept.person) == (
        "Buy at www.cheap.example",
        VERSION,
        "lawful",
        "ada@example.org",
        None,
    )
    said = {"about": "name", "version": VERSION, "clause": "lawful", "illegal": "True"}
    assert journal() == [("report-content", said)]


def test_a_form_sent_twice_is_kept_once(mallory: Person) -> None:
    first, second = (report(about(mallory), token="one") for _ in range(2))
    assert (first, ContentReport.objects.count(), len(journal())) == (second, 1, 1)


@pytest.mark.parametrize("said", [{"says": "  "}, {"clause": "weather"}, {"says": "See www.cheap.example"}])
def test_a_report_without_words_or_clause_or_with_links_is_refused(mallory: Person, said: dict) -> None:
    with pytest.raises(ValidationError):
        report(about(mallory), **said)
    assert journal() == []


def test_so_many_reports_a_day_come_from_one_place(mallory: Person, settings: Any) -> None:
    settings.NEW_MEMBER_TEXTS = 2
    ada = acting(make_person())
    for _ in range(2):
        report(about(mallory))
    with pytest.raises(TooMany):
        report(about(mallory))
    report(about(mallory), by=ada)
    report(about(mallory), at=AT + timedelta(days=1))
    assert ContentReport.objects.count() == 4


def test_a_verified_person_may_send_more_and_link(mallory: Person, settings: Any) -> None:
    settings.NEW_MEMBER_TEXTS = 0
    kept = report(about(mallory), by=steward(), says="As on https://elsewhere.example/list")
    assert kept.says == "As on https://elsewhere.example/list"


def test_what_may_be_against_the_law_waits_first(mallory: Person) -> None:
    bob = make_person("bob@example.org")
    report(about(bob))
    report(about(mallory), clause="lawful", illegal=True, at=LATER)
    assert [(one.title, one.illegal, one.due - one.since) for one in waiting()] == [
        ("Buy at www.cheap.example", True, timedelta(days=1)),
        ("Bob", False, timedelta(days=3)),
    ]


def test_a_decision_hides_cites_and_tells(mallory: Person, django_capture_on_commit_callbacks: Any) -> None:
    report(about(mallory), contact="ada@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        made = decided(about(mallory), by=steward(), reason="It advertises www.cheap.example unasked.")
    assert (str(now(mallory)), is_hidden(**about(mallory)), hidden_ids("name")) == (
        "a name that is hidden",
        True,
        frozenset({str(mallory.public_id)}),
    )
    said = {"about": "name", "action": "hide", "version": VERSION, "clause": "respect"}
    assert journal()[-1] == ("decide-on-content", said)
    told, outcome = letters_to("mallory@example.org"), letters_to("ada@example.org")
    assert (len(told), len(outcome)) == (1, 1)
    assert (f"{VERSION}, 3: Be fair to others" in told[0], "/appeal/" in told[0]) == (True, True)
    assert ("cheap.example" in told[0] + outcome[0], f"/decisions/{made.pk}/" in outcome[0]) == (False, True)


def test_doing_nothing_tells_the_reporter_alone(
    mallory: Person, django_capture_on_commit_callbacks: Any
) -> None:
    bob = make_person("bob@example.org")
    report(about(mallory), by=acting(bob))
    with django_capture_on_commit_callbacks(execute=True):
        decided(about(mallory), by=steward(), action="nothing")
    assert [letter.to for letter in mail.outbox] == [["bob@example.org"]]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"clause": "weather"}, "clause"),
        ({"version": "1999-01-01"}, "clause"),
        ({"action": "shout"}, "action"),
    ],
)
def test_a_decision_without_its_parts_is_refused(mallory: Person, said: dict, field: str) -> None:
    report(about(mallory))
    with pytest.raises(ValidationError) as refusal:
        decided(about(mallory), by=steward(), **said)
    assert (list(refusal.value.message_dict), ModerationDecision.objects.count()) == ([field], 0)


def test_only_a_steward_with_a_second_factor_decides_and_not_about_themselves(mallory: Person) -> None:
    one = Person.objects.get(public_id=steward("one").person)
    report(about(mallory))
    report(about(one))
    for thing, by in (
        (about(mallory), acting(make_person("ada@example.org", second_factor=True))),
        (about(mallory), steward("without", second_factor=False)),
        (about(one), steward("one")),
    ):
        with pytest.raises(PermissionDenied):
            decided(thing, by=by)
    assert ModerationDecision.objects.count() == 0


def test_a_stewards_account_is_not_closed_by_another(mallory: Person) -> None:
    one = Person.objects.get(public_id=steward("one").person)
    report(about(one))
    with pytest.raises(ValidationError, match="steward’s account"):
        decided(about(one), by=steward("two"), action="close")


def test_of_two_stewards_the_second_is_told(mallory: Person) -> None:
    seen = [report(about(mallory)).pk]
    decided(about(mallory), by=steward("one"), seen=seen)
    with pytest.raises(ValidationError, match="Another steward has decided"):
        decided(about(mallory), by=steward("two"), seen=seen, action="close")
    assert (ModerationDecision.objects.count(), now(mallory).standing) == (1, "open")


def test_a_report_that_came_in_meanwhile_goes_on_waiting(mallory: Person) -> None:
    seen = [report(about(mallory)).pk]
    late = report(about(mallory))
    decided(about(mallory), by=steward(), seen=seen)
    assert list(ContentReport.objects.open()) == [late]


@pytest.mark.parametrize(
    ("action", "standing"), [("limit", "limited"), ("close", "closed"), ("hide", "open")]
)
def test_an_accounts_standing_is_what_the_decisions_in_force_say(
    mallory: Person, action: str, standing: str
) -> None:
    report(about(mallory))
    made = decided(about(mallory), by=steward("one"), action=action)
    assert now(mallory).standing == standing
    appeal = appeal_decision(decision=made, says="It is my name.", by=acting(now(mallory)), at=LATER)
    decide_appeal(appeal=appeal, outcome="reversed", reason="It is.", by=steward("two"), at=LATER)
    assert (now(mallory).standing, str(now(mallory))) == ("open", "Buy at www.cheap.example")


def test_an_appeal_reversed_restores_tells_everybody_and_stands_in_the_journal(
    mallory: Person, django_capture_on_commit_callbacks: Any
) -> None:
    report(about(mallory), contact="ada@example.org")
    made = decided(about(mallory), by=steward("one"))
    appeal = appeal_decision(decision=made, says="It is my shop.", link=str(made.pk), by=NOBODY, at=LATER)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide_appeal(appeal=appeal, outcome="reversed", reason="A shop’s name.", by=steward("two"), at=LATER)
    assert [(entry[0], entry[1].get("appeal")) for entry in journal()[-2:]] == [
        ("appeal-decision", str(appeal.pk)),
        ("decide-appeal", "reversed"),
    ]
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ada@example.org", "mallory@example.org"]
    made.refresh_from_db()
    assert (made.lifted_at, is_hidden(**about(mallory))) == (LATER, False)


def test_an_appeal_upheld_changes_nothing(mallory: Person) -> None:
    report(about(mallory))
    made = decided(about(mallory), by=steward("one"), action="close")
    appeal = appeal_decision(decision=made, says="No.", by=acting(now(mallory)), at=LATER)
    decide_appeal(appeal=appeal, outcome="upheld", reason="It is so.", by=steward("two"), at=LATER)
    assert now(mallory).standing == "closed"


def test_who_decided_does_not_decide_the_appeal(mallory: Person) -> None:
    report(about(mallory))
    made = decided(about(mallory), by=steward("one"))
    appeal = appeal_decision(decision=made, says="No.", by=acting(mallory), at=LATER)
    with pytest.raises(PermissionDenied):
        decide_appeal(appeal=appeal, outcome="upheld", reason="I said so.", by=steward("one"), at=LATER)


def test_an_appeal_is_decided_once(mallory: Person) -> None:
    report(about(mallory))
    made = decided(about(mallory), by=steward("one"))
    appeal = appeal_decision(decision=made, says="No.", by=acting(mallory), at=LATER)
    decide_appeal(appeal=appeal, outcome="upheld", reason="It is so.", by=steward("two"), at=LATER)
    with pytest.raises(ValidationError, match="in the meantime"):
        decide_appeal(appeal=appeal, outcome="reversed", reason="No.", by=steward("three"), at=LATER)


def test_a_second_appeal_is_the_first(mallory: Person) -> None:
    report(about(mallory))
    made = decided(about(mallory), by=steward())
    first, second = (
        appeal_decision(decision=made, says=says, by=acting(mallory), at=LATER) for says in ("One.", "Two.")
    )
    assert (first, Appeal.objects.count(), second.says) == (second, 1, "One.")


def test_nobody_else_appeals_and_nobody_too_late(mallory: Person, settings: Any) -> None:
    settings.APPEAL_DAYS = 30
    report(about(mallory))
    made = decided(about(mallory), by=steward())
    for by in (NOBODY, acting(make_person("bob@example.org"))):
        with pytest.raises(PermissionDenied):
            appeal_decision(decision=made, says="No.", by=by, at=LATER)
    with pytest.raises(ValidationError, match="time for an appeal is over"):
        appeal_decision(decision=made, says="No.", by=acting(mallory), at=AT + timedelta(days=31))


def test_what_two_decisions_hide_stays_hidden_when_one_is_reversed(mallory: Person) -> None:
    report(about(mallory))
    first = decided(about(mallory), by=steward("one"))
    report(about(mallory))
    decided(about(mallory), by=steward("one"))
    appeal = appeal_decision(decision=first, says="No.", by=acting(mallory), at=LATER)
    decide_appeal(appeal=appeal, outcome="reversed", reason="Right.", by=steward("two"), at=LATER)
    assert (is_hidden(**about(mallory)), now(mallory).name_hidden) == (True, True)


def test_another_name_is_shown_again_unless_the_account_is_limited(mallory: Person) -> None:
    details = {"language": "", "time_zone": "Europe/London"}
    report(about(mallory))
    decided(about(mallory), by=steward())
    change_details(display_name="Mallory", **details, by=acting(now(mallory)), at=LATER)
    assert str(now(mallory)) == "Mallory"
    report(about(mallory))
    decided(about(mallory), by=steward(), action="limit")
    with pytest.raises(PermissionDenied):
        change_details(display_name="M", **details, by=acting(now(mallory)), at=LATER)


def test_a_limited_person_writes_no_report(mallory: Person) -> None:
    Person.objects.filter(pk=mallory.pk).update(standing=Standing.LIMITED)
    with pytest.raises(PermissionDenied):
        report(about(make_person("bob@example.org")), by=acting(now(mallory)))


class NoMail:
    """A mail server that is down."""

    def __init__(self, **_options: Any) -> None:
        pass

    def send_messages(self, _letters: Any) -> int:
        raise OSError("no route to the mail server")


def test_a_letter_waits_while_the_mail_server_is_down_and_is_sent_once(
    mallory: Person, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    report(about(mallory))
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{NoMail.__module__}.NoMail"
    with django_capture_on_commit_callbacks(execute=True):
        decided(about(mallory), by=steward())
    assert ModerationLetter.objects.get().sent_at is None
    settings.EMAIL_BACKEND = working
    assert [send_moderation_letters(at=AT + timedelta(days=days)) for days in (0, 1, 2)] == [0, 1, 0]
    assert [letter.to for letter in mail.outbox] == [["mallory@example.org"]]
    assert mail.outbox[0].extra_headers["Message-ID"].endswith("@127.0.0.1>")


def test_my_copy_holds_my_reports_decisions_and_appeals(mallory: Person) -> None:
    bob = make_person("bob@example.org")
    report(about(bob), by=acting(mallory))
    report(about(mallory), by=acting(bob))
    made = decided(about(mallory), by=steward())
    appeal_decision(decision=made, says="It is my shop.", by=acting(mallory), at=LATER)
    mine = personal_data(mallory)
    assert [one["says"] for one in mine["content_reports"]] == ["It insults my neighbour."]
    assert [(one["action"], one["clause"]) for one in mine["decisions_about_me"]] == [("hide", "respect")]
    assert [one["says"] for one in mine["appeals"]] == ["It is my shop."]
