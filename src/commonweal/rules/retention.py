"""When an account that nobody uses is deleted: never before its holder was told twice, and had time after each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# So long before the day of deletion the first letter goes out, and so long the second.
FIRST, SECOND = timedelta(days=30), timedelta(days=7)


class Step(StrEnum):
    """What is due for an account."""

    NOTHING = "nothing"
    TELL_FIRST = "tell first"
    TELL_AGAIN = "tell again"
    DELETE = "delete"


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """What is due, and the moment from which the account may be deleted."""

    step: Step
    delete_from: datetime


def retention_step(*, last_used: datetime, keep: timedelta, told: tuple[datetime, ...], at: datetime) -> Due:
    """What is due at this moment for an account last used then. `told` are the moments at which its holder was told
    since, in order.

    Where nobody looked for a while, the day of deletion moves on: the holder has thirty days after the first letter
    (half of `keep` where that is shorter), and seven (or half of those) after the second.
    """
    first, second = notice_periods(keep)
    ends = last_used + keep
    if not told:
        ends = max(ends, at + first)
        return Due(step=Step.TELL_FIRST if at >= ends - first else Step.NOTHING, delete_from=ends)
    ends = max(ends, told[0] + first)
    if len(told) == 1:
        due = at >= ends - second
        ends = max(ends, at + second) if due else ends
        return Due(step=Step.TELL_AGAIN if due else Step.NOTHING, delete_from=ends)
    ends = max(ends, told[1] + second)
    return Due(step=Step.DELETE if at >= ends else Step.NOTHING, delete_from=ends)


def notice_periods(keep: timedelta) -> tuple[timedelta, timedelta]:
    """How long before the deletion each letter goes out, where accounts are kept so long."""
    first = min(FIRST, keep / 2)
    return first, min(SECOND, first / 2)
