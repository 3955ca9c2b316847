"""People who wait for a decision about them to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.apps.people.queries.moderated import called
from commonweal.apps.people.queries.moderation import APPEALS_WITHIN, open_appeals
from commonweal.website.stewards.items import Item, Kind, Stake


def items(at: datetime) -> Iterator[Item]:
    """One item an appeal."""
    for one in open_appeals():
        yield Item(
            kind=Kind.APPEAL,
            stake=Stake.HIGH,
            title=_("Appeal against decision %(number)d") % {"number": one.decision_id},
            why=_("Somebody waits for their right: %(about)s, %(action)s.")
            % {"about": called(one.decision.subject_kind), "action": one.decision.get_action_display()},
            since=one.appealed_at,
            due=one.appealed_at + APPEALS_WITHIN,
            href=reverse("stewards:appeal", args=[one.pk]),
        )
