"""What somebody reported, what was decided about them and their appeals: their copy of it, and what goes with their
account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commonweal.apps.people.models import (
    Appeal,
    ContentReport,
    LinkDecision,
    ModerationDecision,
    ModerationLetter,
    Person,
)

REPORT = (
    "subject_kind",
    "subject_title",
    "subject_address",
    "version",
    "clause",
    "illegal",
    "says",
    "reported_at",
)
DECISION = (
    "subject_kind",
    "subject_title",
    "version",
    "clause",
    "action",
    "reason",
    "decided_at",
    "lifted_at",
)
APPEAL = ("decision_id", "says", "appealed_at", "state", "reason", "decided_at")
LINK = ("kind", "left", "right", "same", "reason", "decided_at")


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Their reports, decisions about them and by them, and their appeals, as plain values."""
    about = ModerationDecision.objects.filter(person=person)
    return {
        "content_reports": list(ContentReport.objects.filter(person=person).values(*REPORT)),
        "decisions_about_me": list(about.values("id", *DECISION)),
        "appeals": list(Appeal.objects.filter(decision__in=about).values(*APPEAL)),
        "decisions_by_me": list(ModerationDecision.objects.filter(decided_by=person).values("id", *DECISION)),
        "link_decisions": list(LinkDecision.objects.filter(decided_by=person).values(*LINK)),
    }


def erase(person: Person, *, at: datetime) -> None:
    """Reports lose whose they are, and letters that have not left are not sent; decisions stay, and point at an account
    without a name."""
    ContentReport.objects.filter(person=person).update(person=None)
    ModerationLetter.objects.filter(person=person, sent_at=None).delete()
    ModerationLetter.objects.filter(person=person).update(person=None)
