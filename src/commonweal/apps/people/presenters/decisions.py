"""A decision as the public register shows it, on a page and in a file: nobody is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst

from commonweal.apps.people.enums import AppealState, ModerationAction
from commonweal.apps.people.models import Appeal, ModerationDecision
from commonweal.apps.people.queries.moderated import called
from commonweal.apps.people.queries.moderation import clause_number, clause_words

COLUMNS = (
    "number", "date", "kind", "clause", "version", "action", "reason", "appealed", "appeal_outcome", "appeal_date",
    "appeal_reason",
)  # fmt: skip
TONES = {
    ModerationAction.NOTHING: "",
    ModerationAction.ASK_CHANGE: "river",
    ModerationAction.HIDE: "amber",
    ModerationAction.LIMIT: "amber",
    ModerationAction.CLOSE: "brick",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDecision:
    """One decision in words."""

    number: int
    on: date
    about: str
    version: str
    clause_number: int
    clause: str
    action: str
    tone: str
    reason: str
    appeal: Appeal | None
    lifted: bool

    @property
    def appeal_open(self) -> bool:
        """Whether an appeal waits."""
        return self.appeal is not None and self.appeal.state == AppealState.OPEN


def shown_decision(decision: ModerationDecision) -> ShownDecision:
    """A decision as a page shows it."""
    action = ModerationAction(decision.action)
    return ShownDecision(
        number=decision.pk,
        on=timezone.localdate(decision.decided_at),
        about=capfirst(called(decision.subject_kind)),
        version=decision.version,
        clause_number=clause_number(version=decision.version, clause=decision.clause),
        clause=clause_words(version=decision.version, clause=decision.clause),
        action=capfirst(str(action.label)),
        tone=TONES[action],
        reason=decision.reason,
        appeal=appeal_of_register(decision),
        lifted=decision.lifted_at is not None,
    )


def as_row(decision: ModerationDecision) -> tuple[object, ...]:
    """A decision as a line of the file."""
    appeal = appeal_of_register(decision)
    decided = timezone.localdate(appeal.decided_at).isoformat() if appeal and appeal.decided_at else ""
    return (
        decision.pk,
        timezone.localdate(decision.decided_at).isoformat(),
        decision.subject_kind,
        decision.clause,
        decision.version,
        decision.action,
        decision.reason,
        "yes" if appeal else "no",
        appeal.state if appeal else "",
        decided,
        appeal.reason if appeal else "",
    )


def appeal_of_register(decision: ModerationDecision) -> Appeal | None:
    """The appeal that was read with the decision, or None."""
    return getattr(decision, "appeal", None)
