"""A source as a row of the list of sources and as a page: whose, how old, how many rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters.figures import day, number
from commonweal.apps.provenance.presenters.parts import Chip, Fact, Number

FRESH_DAYS = 45
STALE_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """One file in the list of sources."""

    publisher: str
    file: str
    href: str
    dated: date | None
    chips: tuple[Chip, ...]
    read: str
    refused: str
    licence: str


@dataclass(frozen=True, kw_only=True)
class SourceGroup:
    """The files of one register."""

    title: str
    rows: tuple[SourceRow, ...]


def source_groups(sources: Iterable[Source], *, on: date) -> list[SourceGroup]:
    """Files by register, in the order of the registers' titles; `on` is the day from which age is counted."""
    ordered = sorted(sources, key=lambda source: (source.title or "", source.publisher or "", source.file))
    return [
        SourceGroup(title=title, rows=tuple(_row(source, on) for source in held))
        for title, held in groupby(ordered, key=lambda source: source.title or source.register)
    ]


def _row(source: Source, on: date) -> SourceRow:
    return SourceRow(
        publisher=source.publisher or _("Not named"),
        file=source.file,
        href=reverse("provenance:source", args=[source.source_id]),
        dated=source.dated,
        chips=(freshness(source.dated, on=on),),
        read=number(source.rows_read),
        refused=number(source.rows_refused),
        licence=source.licence or _("not stated"),
    )


def freshness(dated: date | None, *, on: date) -> Chip:
    """How old a file is, in words; in doubt where it has no date or is more than a year old."""
    if dated is None:
        return Chip(text=_("No date"), tone="amber")
    days = (on - dated).days
    if days > STALE_DAYS:
        years = days // 365
        return Chip(
            text=ngettext("Over %(n)d year old", "Over %(n)d years old", years) % {"n": years}, tone="amber"
        )
    if days > FRESH_DAYS:
        months = max(days // 30, 1)
        return Chip(text=ngettext("%(n)d month old", "%(n)d months old", months) % {"n": months})
    days = max(days, 0)
    return Chip(text=ngettext("%(n)d day old", "%(n)d days old", days) % {"n": days}, tone="moss")


def source_numbers(source: Source) -> list[Number]:
    """Rows read, taken, refused and kept."""
    return [
        Number(value=number(source.rows_read), what=_("rows read")),
        Number(value=number(source.rows_accepted), what=_("rows taken")),
        Number(value=number(source.rows_refused), what=_("rows refused")),
        Number(value=number(source.rows_kept), what=_("rows of this region kept")),
    ]


def source_facts(source: Source) -> list[Fact]:
    """What is known of the file itself."""
    facts = [
        Fact(label=_("Published by"), value=source.publisher or _("Not named"), absent=not source.publisher),
        Fact(label=_("File"), value=source.file),
        Fact(label=_("Dated"), value=day(source.dated) or _("No date"), absent=source.dated is None),
        Fact(label=_("Shape"), value=capfirst((source.variant or "–").replace("_", " "))),
        Fact(label=_("Licence"), value=source.licence or _("Not stated"), absent=not source.licence),
        Fact(label=_("To be named as"), value=source.attribution or "–"),
        Fact(label=_("Fingerprint (SHA-256)"), value=source.sha256),
    ]
    if source.url and source.url.startswith(("https://", "http://")):
        facts.insert(2, Fact(label=_("From"), value=source.url, href=source.url))
    if source.newest_row:
        facts.insert(3, Fact(label=_("Newest row"), value=day(source.newest_row)))
    return facts
