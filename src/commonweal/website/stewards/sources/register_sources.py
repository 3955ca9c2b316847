"""Files that are missing, old, or of which many rows were refused: what they would tell is not on the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commonweal.apps.provenance.models import MissingSource, Source
from commonweal.apps.provenance.presenters.figures import number
from commonweal.apps.provenance.presenters.happenings import register_words
from commonweal.apps.provenance.presenters.source_rows import STALE_DAYS
from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.website.stewards.items import Item, Kind, Stake

# One row in so many refused is worth asking the publisher about.
ONE_IN = 20


def items(at: datetime) -> Iterator[Item]:
    """Missing registers, then files of which much was refused, then old ones."""
    snapshot = current_snapshot()
    loaded = snapshot.loaded_at if snapshot else at
    yield from (_missing(one, loaded) for one in MissingSource.objects.all())
    refused = Source.objects.filter(
        current=True, rows_refused__gt=0, rows_refused__gte=F("rows_read") / ONE_IN
    )
    yield from (_refused(one, loaded) for one in refused)
    old = (at - timedelta(days=STALE_DAYS)).date()
    yield from (_old(one) for one in Source.objects.filter(current=True, dated__lt=old))


def _missing(one: MissingSource, loaded: datetime) -> Item:
    title = capfirst(register_words(one.register))
    return Item(
        kind=Kind.SOURCE,
        stake=Stake.MIDDLE,
        title=f"{title}, {one.publisher}" if one.publisher else title,
        why=_("Missing: %(why)s") % {"why": one.why},
        since=loaded,
        href=reverse("provenance:sources") + "#missing",
    )


def _refused(one: Source, loaded: datetime) -> Item:
    counts = {"refused": number(one.rows_refused), "read": number(one.rows_read)}
    return Item(
        kind=Kind.SOURCE,
        stake=Stake.MIDDLE,
        title=_title(one),
        why=_("%(refused)s of %(read)s rows were refused. The publisher can mend them.") % counts,
        since=loaded,
        href=reverse("provenance:source", args=[one.pk]),
    )


def _old(one: Source) -> Item:
    return Item(
        kind=Kind.SOURCE,
        stake=Stake.LOW,
        title=_title(one),
        why=_("More than a year old: what has changed since is not here."),
        since=_midnight(one.dated),
        href=reverse("provenance:source", args=[one.pk]),
    )


def _title(one: Source) -> str:
    return ", ".join(filter(None, (one.title or capfirst(register_words(one.register)), one.publisher)))


def _midnight(day: date | None) -> datetime:
    return datetime.combine(day or date.min, time.min, tzinfo=UTC)
