"""Things that people wrote, and stewards who decide about them, for tests.

report(about(mallory), clause="respect")        # a report of Mallory's name
decided(about(mallory), by=steward("one"), action="hide")
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from commonweal.apps.people.actions.appeal_decision import appeal_decision
from commonweal.apps.people.actions.decide_on_content import decide_on_content
from commonweal.apps.people.actions.report_content import report_content
from commonweal.apps.people.actions.settle_link import settle_link
from commonweal.apps.people.models import ContentReport, ModerationDecision, Person
from commonweal.apps.people.policy import NOBODY, Acting
from commonweal.apps.people.queries.moderated import moderated
from commonweal.apps.people.queries.moderation import appeal_token
from commonweal.apps.people.queries.terms import current_terms
from some_people import acting, make_person

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
VERSION = current_terms().version


def steward(name: str = "one", *, second_factor: bool = True) -> Acting:
    """A steward, as actions take it."""
    address = f"{name}@stewards.example"
    known = Person.objects.filter(email=address).first()
    return acting(
        known or make_person(address, name=f"Steward {name}", steward=True, second_factor=second_factor)
    )


def about(person: Person) -> dict[str, str]:
    """Somebody's name, as reports and decisions name it."""
    return {"kind": "name", "id": str(person.public_id)}


def report(thing: dict[str, str], *, by: Acting = NOBODY, at: datetime = AT, **said: Any) -> ContentReport:
    """A report of a thing; that it is an insult, where nothing else is said."""
    found = moderated(**thing)
    assert found is not None
    words = {"clause": "respect", "says": "It insults my neighbour.", "token": uuid.uuid4().hex, **said}
    return report_content(**thing, found=found, network="192.0.2.1", **words, by=by, at=at)


def decided(
    thing: dict[str, str], *, by: Acting, action: str = "hide", at: datetime = AT, **said: Any
) -> ModerationDecision:
    """A steward's decision about a thing, on every report that waits."""
    reports = ContentReport.objects.open().about(**thing).values_list("pk", flat=True)
    words = {
        "seen": list(reports),
        "clause": "respect",
        "version": VERSION,
        "reason": "It demeans somebody for who they are.",
        **said,
    }
    return decide_on_content(**thing, action=action, **words, by=by, at=at)


def moderation_objects(person: Person) -> dict[str, Any]:
    """A report that waits, two decisions, one of them appealed, and an answer about two records."""
    first = steward("first")
    report(about(person))
    open_to_appeal = decided(about(person), by=first)
    report(about(person))
    appealed = decided(about(person), by=first)
    appeal = appeal_decision(decision=appealed, says="It is my name.", by=acting(person), at=AT)
    answer = settle_link(
        kind="site",
        left="land_assets/a",
        right="land_assets/b",
        same=True,
        reason="One roof.",
        by=first,
        at=AT,
    )
    return {
        "named": person.public_id,
        "content_report": report(about(person)).pk,
        "decision": appealed.pk,
        "appealed": appeal_token(open_to_appeal),
        "appeal": appeal.pk,
        "answer": answer.pk,
    }
