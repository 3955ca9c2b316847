"""Something to do for the stewards of the sample region: reports, decisions, an appeal, made by people's own acts."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from commonweal.apps.landbank.actions.answer_mistake_report import answer_mistake_report
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.landbank.enums import MistakeField, ReportState
from commonweal.apps.landbank.models import MistakeReport, Site
from commonweal.apps.people.actions.appeal_decision import appeal_decision
from commonweal.apps.people.actions.appoint_steward import appoint_steward
from commonweal.apps.people.actions.decide_appeal import decide_appeal
from commonweal.apps.people.actions.decide_on_content import decide_on_content
from commonweal.apps.people.actions.report_content import report_content
from commonweal.apps.people.enums import AppealState, ModerationAction
from commonweal.apps.people.models import ContentReport, ModerationDecision, Person
from commonweal.apps.people.policy import COMMAND_LINE, NOBODY, Acting
from commonweal.apps.people.queries.acting import acting_of
from commonweal.apps.people.queries.moderated import moderated
from commonweal.apps.people.queries.terms import current_terms
from commonweal.website.demo_people import DemoAccount, check_is_sample, person_called, with_ways_in

SECOND = "second.steward@merrow-bay.example"
FIRST = "steward@merrow-bay.example"


@transaction.atomic
def make_demo_queue(*, at: datetime) -> list[DemoAccount]:
    """A second steward, who decides appeals, and a queue that is full enough to try; what is there already is kept."""
    check_is_sample()
    person = person_called("second steward", SECOND, at=at)
    person = appoint_steward(person=person, by=COMMAND_LINE, at=at)
    account = with_ways_in("second steward", person)
    if not ContentReport.objects.exists():
        _fill(first=acting_of(Person.objects.get(email=FIRST)), second=acting_of(person), at=at)
    return [account]


def _fill(*, first: Acting, second: Acting, at: datetime) -> None:
    shop, loud, twin, taken = (
        person_called(name, f"{address}@merrow-bay.example", at=at)
        for name, address in (
            ("Cheap Loans Today", "loans"),
            ("Loud Neighbour", "loud"),
            ("The Real Mayor", "mayor"),
            ("Ada of the Ropewalk", "ada.of.the.ropewalk"),
        )
    )
    _report(shop, "respect", "This is an advertisement and no name.", at=at - timedelta(hours=20))
    _report(shop, "true", "Nobody is called that.", at=at - timedelta(hours=3))
    _report(twin, "lawful", "Somebody pretends to be the mayor.", illegal=True, at=at - timedelta(hours=30))
    _report(loud, "respect", "It is meant to insult us next door.", at=at - timedelta(days=6))
    hidden = _decide(loud, ModerationAction.HIDE, "It demeans others.", by=first, at=at - timedelta(days=5))
    appeal_decision(
        decision=hidden,
        says="My neighbours call me that, and I like it.",
        by=acting_of(loud),
        at=at - timedelta(days=4),
    )
    _report(taken, "yourself", "That is our bakery's name.", at=at - timedelta(days=12))
    wrong = _decide(
        taken, ModerationAction.LIMIT, "It is an organisation's.", by=first, at=at - timedelta(days=11)
    )
    appeal = appeal_decision(
        decision=wrong, says="It is my own name.", by=acting_of(taken), at=at - timedelta(days=10)
    )
    decide_appeal(
        appeal=appeal,
        outcome=AppealState.REVERSED,
        reason="A person may be called so; nothing was claimed for the bakery.",
        by=second,
        at=at - timedelta(days=9),
    )
    _corrections(by=first, at=at)


def _report(person: Person, clause: str, says: str, *, illegal: bool = False, at: datetime) -> None:
    thing = {"kind": "name", "id": str(person.public_id)}
    found = moderated(**thing)
    if found:
        report_content(
            **thing,
            found=found,
            clause=clause,
            illegal=illegal,
            says=says,
            token=uuid.uuid4().hex,
            network="192.0.2.1",
            by=NOBODY,
            at=at,
        )


def _decide(person: Person, action: str, reason: str, *, by: Acting, at: datetime) -> ModerationDecision:
    thing = {"kind": "name", "id": str(person.public_id)}
    reports = ContentReport.objects.open().about(**thing)
    return decide_on_content(
        **thing,
        seen=list(reports.values_list("pk", flat=True)),
        clause=reports[0].clause,
        version=current_terms().version,
        action=action,
        reason=reason,
        by=by,
        at=at,
    )


def _corrections(*, by: Acting, at: datetime) -> None:
    """One that is overdue, one that is answered, and one about what nobody here answers for."""
    sites = list(Site.objects.filter(in_land_bank=True, closed_on=None).order_by("site_id")[:3])
    said = ("It has been empty since spring.", "The scouts use it.", "It was sold in May.")
    about = (MistakeField.EMPTY, MistakeField.IN_USE, MistakeField.OWNER)
    for site, words, what, days in zip(sites, said, about, (45, 60, 2), strict=False):
        report_mistake(site=site, about=what, says=words, by=NOBODY, at=at - timedelta(days=days))
    second = MistakeReport.objects.filter(about=MistakeField.IN_USE).first()
    if second:
        answer_mistake_report(
            report=second,
            state=ReportState.CONFIRMED,
            answer="The council says so too.",
            by=by,
            at=at - timedelta(days=50),
        )
