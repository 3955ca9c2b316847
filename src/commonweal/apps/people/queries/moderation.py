"""Reports, decisions and appeals as pages and the stewards' queue read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet

from commonweal.apps.people.enums import AppealState, ModerationAction, Standing
from commonweal.apps.people.models import Appeal, ContentReport, ModerationDecision, Person
from commonweal.apps.people.queries.terms import Clause, current_terms, terms_of

SALT = "commonweal.people.decision"
LAWFUL = "lawful"
# Clauses that say what the site does: nothing that somebody writes breaks them.
PROMISES = frozenset({"public", "moderation", "as-is", "changes"})
ILLEGAL_WITHIN, OTHERS_WITHIN = timedelta(days=1), timedelta(days=3)
APPEALS_WITHIN = timedelta(days=14)
SEVERITY = {ModerationAction.CLOSE: Standing.CLOSED, ModerationAction.LIMIT: Standing.LIMITED}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reported:
    """One thing with its open reports; `due` is the first day by which a steward has promised to look."""

    kind: str
    id: str
    reports: tuple[ContentReport, ...]

    @property
    def title(self) -> str:
        """What it was called when it was last reported."""
        return self.reports[-1].subject_title

    @property
    def illegal(self) -> bool:
        """Whether somebody says that it is against the law."""
        return any(one.illegal for one in self.reports)

    @property
    def since(self) -> datetime:
        """When it was first reported."""
        return min(one.reported_at for one in self.reports)

    @property
    def due(self) -> datetime:
        """By when it is to be looked at."""
        return min(due_of(one) for one in self.reports)


def due_of(report: ContentReport) -> datetime:
    """By when a report is to be decided on: a day where it may be against the law, else three."""
    return report.reported_at + (ILLEGAL_WITHIN if report.illegal else OTHERS_WITHIN)


def clauses_to_break() -> list[Clause]:
    """The clauses in force that somebody can break by what they write."""
    return [one for one in current_terms().clauses if one.key not in PROMISES]


def clause_words(*, version: str, clause: str) -> str:
    """A clause as it is cited: `2026-11-22, clause 4: Keep within the law`."""
    terms = terms_of(version)
    found = terms.clause(clause) if terms else None
    return f"{version}, {found.number}: {found.title}" if found else f"{version}, {clause}"


def clause_number(*, version: str, clause: str) -> int:
    """The number of a clause in its version; nought where it has none."""
    terms = terms_of(version)
    found = terms.clause(clause) if terms else None
    return found.number if found else 0


def waiting() -> list[Reported]:
    """Everything with open reports, the unlawful first, then by the day it is due: one query."""
    return sorted(_things(ContentReport.objects.open()), key=lambda one: (not one.illegal, one.due))


def reported(*, kind: str, id: str) -> Reported | None:
    """One thing with its open reports, or None where none wait."""
    found = _things(ContentReport.objects.open().about(kind=kind, id=id))
    return found[0] if found else None


def _things(reports: Iterable[ContentReport]) -> list[Reported]:
    held: dict[tuple[str, str], list[ContentReport]] = {}
    for one in sorted(reports, key=lambda one: (one.reported_at, one.pk)):
        held.setdefault((one.subject_kind, one.subject_id), []).append(one)
    return [Reported(kind=kind, id=id, reports=tuple(found)) for (kind, id), found in held.items()]


def open_appeals() -> QuerySet[Appeal]:
    """Appeals that wait, the oldest first."""
    return Appeal.objects.filter(state=AppealState.OPEN).select_related("decision")


def decisions_about(person: Person) -> QuerySet[ModerationDecision]:
    """What was decided about somebody and what they wrote, the latest first."""
    found = ModerationDecision.objects.filter(person=person).exclude(action=ModerationAction.NOTHING)
    return found.select_related("appeal")


def register() -> QuerySet[ModerationDecision]:
    """Every decision with its appeal, the latest first."""
    return ModerationDecision.objects.select_related("appeal")


def standing_by_decisions(person: Person) -> Standing:
    """What the decisions in force leave open to an account."""
    actions = set(
        ModerationDecision.objects.in_force().filter(person=person).values_list("action", flat=True)
    )
    return next((standing for action, standing in SEVERITY.items() if action in actions), Standing.OPEN)


def appeal_token(decision: ModerationDecision) -> str:
    """What stands in the letter's link; whoever holds it may appeal once."""
    return signing.dumps(decision.pk, salt=SALT)


def decision_by(token: str) -> ModerationDecision | None:
    """The decision that a letter's link is about; None for a link that we did not write."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return ModerationDecision.objects.filter(pk=pk).select_related("appeal").first()


def appeal_until(decision: ModerationDecision) -> datetime:
    """The last moment for an appeal."""
    return decision.decided_at + timedelta(days=settings.APPEAL_DAYS)


def appeal_of(decision: ModerationDecision) -> Appeal | None:
    """The appeal against a decision, or None."""
    return Appeal.objects.filter(decision=decision).first()
