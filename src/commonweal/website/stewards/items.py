"""What waits for a steward: what it is, why it is at stake, since when, and by when it is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stake(IntEnum):
    """How much is at stake; the smallest number comes first."""

    URGENT = 1
    HIGH = 2
    MIDDLE = 3
    LOW = 4


class Kind(models.TextChoices):
    """What waits, in the order of the desk's pages."""

    REPORT = "report", _("Reports")
    APPEAL = "appeal", _("Appeals")
    CLAIM = "claim", _("Claims")
    CORRECTION = "correction", _("Corrections")
    FROZEN = "frozen", _("Nobody in charge")
    SOURCE = "source", _("Sources")
    LINK = "link", _("One or two?")


STAKES = {
    Stake.URGENT: (_("urgent"), "brick"),
    Stake.HIGH: (_("high"), "amber"),
    Stake.MIDDLE: (_("middle"), "river"),
    Stake.LOW: (_("low"), ""),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing that waits. `href` leads to where it is settled."""

    kind: Kind
    stake: Stake
    title: str
    why: str
    since: datetime
    href: str
    due: datetime | None = None

    @property
    def stake_words(self) -> str:
        """How much is at stake, in a word."""
        return str(STAKES[self.stake][0])

    @property
    def tone(self) -> str:
        """The colour that says the same."""
        return STAKES[self.stake][1]


def in_order(items: Iterable[Item]) -> list[Item]:
    """By stake; then what is due first, and what is due on no day last; then what waits longest."""
    return sorted(
        items, key=lambda one: (one.stake, one.due is None, one.due or one.since, one.since, one.href)
    )
