"""Two stewards decide at the same moment, two forms arrive at the same moment: one counts, and the other is told."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from test_two_claims_at_once import at_once

from commonweal.apps.people.actions.appeal_decision import appeal_decision
from commonweal.apps.people.actions.decide_appeal import decide_appeal
from commonweal.apps.people.actions.settle_link import settle_link
from commonweal.apps.people.models import Appeal, ContentReport, LinkDecision, ModerationDecision
from commonweal.apps.provenance.models import JournalEntry
from moderated_things import AT, about, decided, report, steward
from some_people import acting, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def entries(act: str) -> int:
    return JournalEntry.objects.filter(act=act).count()


def test_of_two_decisions_at_once_one_counts() -> None:
    mallory = make_person("mallory@example.org")
    seen = [report(about(mallory)).pk]
    stewards = {action: steward(action) for action in ("hide", "nothing")}

    def decide(action: str) -> str:
        decided(about(mallory), by=stewards[action], action=action, seen=seen)
        return "decided"

    assert at_once(lambda: decide("hide"), lambda: decide("nothing")) == ["decided", "told"]
    assert (ModerationDecision.objects.count(), entries("decide-on-content")) == (1, 1)


def test_of_two_outcomes_of_an_appeal_at_once_one_counts() -> None:
    mallory = make_person("mallory@example.org")
    report(about(mallory))
    made = decided(about(mallory), by=steward("zero"))
    appeal = appeal_decision(decision=made, says="No.", by=acting(mallory), at=AT)
    stewards = {outcome: steward(outcome) for outcome in ("upheld", "reversed")}

    def decide(outcome: str) -> str:
        decide_appeal(appeal=appeal, outcome=outcome, reason="So it is.", by=stewards[outcome], at=AT)
        return "decided"

    assert at_once(lambda: decide("upheld"), lambda: decide("reversed")) == ["decided", "told"]
    assert (Appeal.objects.get().state != "open", entries("decide-appeal")) == (True, 1)


def test_a_form_that_arrives_twice_at_once_is_kept_once() -> None:
    mallory = make_person("mallory@example.org")

    def send() -> str:
        return report(about(mallory), token="one").token

    assert at_once(send, send) == ["one", "one"]
    assert (ContentReport.objects.count(), entries("report-content")) == (1, 1)


def test_of_two_appeals_at_once_one_is_kept() -> None:
    mallory = make_person("mallory@example.org")
    report(about(mallory))
    made, by = decided(about(mallory), by=steward()), acting(mallory)

    def appeal() -> str:
        return appeal_decision(decision=made, says="No.", by=by, at=AT).state

    assert at_once(appeal, appeal) == ["open", "open"]
    assert (Appeal.objects.count(), entries("appeal-decision")) == (1, 1)


def test_of_two_answers_about_a_pair_at_once_one_counts() -> None:
    stewards = {same: steward(str(same)) for same in (True, False)}

    def answer(same: bool) -> str:
        settle_link(
            kind="site", left="a", right="b", same=same, reason="I was there.", by=stewards[same], at=AT
        )
        return "answered"

    assert at_once(lambda: answer(True), lambda: answer(False)) == ["answered", "told"]
    assert (LinkDecision.objects.count(), entries("settle-link")) == (1, 1)


def test_a_record_is_never_paired_with_itself() -> None:
    with pytest.raises(ValidationError):
        settle_link(kind="site", left="a", right="a", same=True, reason="x", by=steward(), at=AT)
