"""Things that somebody says break the terms or the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.apps.people.queries.moderated import called
from commonweal.apps.people.queries.moderation import Reported, clause_words, waiting
from commonweal.website.stewards.items import Item, Kind, Stake


def items(at: datetime) -> Iterator[Item]:
    """One item a thing, however often it was reported."""
    for one in waiting():
        yield Item(
            kind=Kind.REPORT,
            stake=Stake.URGENT if one.illegal else Stake.HIGH,
            title=f"{capfirst(called(one.kind))}: {one.title}",
            why=_why(one),
            since=one.since,
            due=one.due,
            href=reverse("stewards:report", args=[one.kind, one.id]),
        )


def _why(one: Reported) -> str:
    times = len(one.reports)
    count = ngettext("Reported once.", "Reported %(n)d times.", times) % {"n": times}
    if one.illegal:
        return _("It may be against the law.") + " " + count
    first = one.reports[0]
    return clause_words(version=first.version, clause=first.clause) + ". " + count
