"""One site's page: facts with sources, history, titles, what a person can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.presenters.words import (
    EXPECTED_FIELDS,
    PLACE_BASES,
    SITE_FIELDS,
    field_label,
    field_value,
    metres,
)
from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters import (
    Fact,
    Happening,
    SourceNote,
    Verb,
    present_facts,
    source_note,
)
from commonweal.apps.provenance.presenters.happenings import Event, happening
from commonweal.apps.provenance.presenters.notes import FactRow
from commonweal.apps.provenance.presenters.reasons import reason_words

LAND_REGISTRY_SEARCH = "https://www.gov.uk/search-property-information-land-registry"
PLACE_FIELDS = ("longitude", "latitude", "easting", "northing", "street", "post_town")
# Addresses for machines: the file of facts has them, the page does not.
MACHINE_FIELDS = ("function_uri", "geo_point_licensing_url", "inspire_url")


class RecordRow(Protocol):
    """A row joined to a site, and why."""

    record_key: str
    source_id: str
    row: int | None
    reason: str
    score: float


def site_facts(site: Site, rows: Iterable[FactRow], *, sources: Mapping[str, Source]) -> list[Fact]:
    """The facts of a page in their order; those that people come for say so where no source has them."""
    held = present_facts(rows, sources=sources, label=field_label, value=field_value)
    hidden = {*PLACE_FIELDS, *MACHINE_FIELDS, "name", *(["postcode_district"] if "postcode" in held else [])}
    shown = [name for name in (*SITE_FIELDS, *held) if name not in hidden]
    facts: list[Fact] = []
    for name in dict.fromkeys(shown):
        if name in held:
            facts.append(_with_owner_link(name, held[name], site))
        elif name in EXPECTED_FIELDS:
            facts.append(Fact(label=field_label(name), value=_("No source says"), absent=True))
    return [*facts, _place_fact(site, held)]


def _with_owner_link(name: str, fact: Fact, site: Site) -> Fact:
    if name != "owner_name" or not site.owner_id:
        return fact
    href = reverse("landbank:owner", args=[site.owner_id])
    return Fact(label=fact.label, value=fact.value, sources=fact.sources, versions=fact.versions, href=href)


def _place_fact(site: Site, held: Mapping[str, Fact]) -> Fact:
    """Where the pin stands and how that is known."""
    basis = PLACE_BASES.get(site.place_basis, site.place_basis)
    note = (
        _("The place may be up to %(far)s off.") % {"far": metres(site.place_radius_m)}
        if site.place_radius_m
        else ""
    )
    point = held.get("longitude") or held.get("easting")
    value = _("Placed %(basis)s") % {"basis": basis}
    return Fact(label=_("On the map"), value=value, note=note, sources=point.sources if point else ())


def site_history(
    site: Site, events: Iterable[Event], *, sources: Mapping[str, Source], today: date
) -> list[Happening]:
    """What happened to a site, newest first; what a register has for a later day is still to come."""
    happenings = [_dated(happening(event, sources=sources), today) for event in events]
    if site.closed_on:
        text = _("No register has it any more")
        happenings.append(Happening(on=site.closed_on, text=text, detail=reason_words(site.closed_why)))
    return sorted(happenings, key=lambda entry: entry.on or date.min, reverse=True)


def _dated(entry: Happening, today: date) -> Happening:
    if entry.on is None or entry.on <= today:
        return entry
    return replace(entry, detail=" ".join(filter(None, (entry.detail, _("(still to come)")))))


@dataclass(frozen=True, kw_only=True)
class JoinedRow:
    """A row of a register that was joined into a site: which, why, and how sure that is."""

    note: SourceNote
    reason: str
    sure: str


def joined_rows(records: Iterable[RecordRow], *, sources: Mapping[str, Source]) -> list[JoinedRow]:
    """The rows joined into a site, newest file first."""
    rows = [
        JoinedRow(note=note, reason=reason_words(record.reason), sure=_sureness(record.score))
        for record in records
        if (note := source_note(sources, record.source_id, record.row))
    ]
    return sorted(rows, key=lambda row: (row.note.dated or date.min, row.note.title), reverse=True)


def _sureness(score: float) -> str:
    return _("%(n)d%% sure") % {"n": int(score * 100)} if score < 1 else ""


def site_verbs(site: Site) -> list[Verb]:
    """What anyone can do about a site today."""
    verbs = [
        Verb(
            text=_("Tell me when this changes"),
            detail=_("Letters; no account needed"),
            href=f"{reverse('landbank:follow')}?{urlencode({'site': site.site_id})}",
            icon="message-square",
        ),
        Verb(
            text=_("Report a mistake"),
            detail=_("Anyone may; no account needed"),
            href=reverse("landbank:report", args=[site.site_id]),
            icon="flag",
        ),
        Verb(
            text=_("Print a sign"),
            detail=_("For a fence or a notice board, with a code that leads here"),
            href=reverse("landbank:sign", args=[site.site_id]),
            icon="qr-code",
        ),
        Verb(text=_("Share"), detail=_("Send the address of this page"), behaviour="share", icon="share-2"),
        Verb(text=_("Print this page"), detail=_("With every source"), behaviour="print", icon="printer"),
    ]
    return [*verbs, *_title_verbs(site.titles)]


def _title_verbs(titles: Sequence[str]) -> list[Verb]:
    if not titles:
        return []
    detail = _("Search by title %(title)s; the Land Registry asks a fee") % {"title": titles[0]}
    return [
        Verb(text=_("Buy the title register"), detail=detail, href=LAND_REGISTRY_SEARCH, icon="landmark"),
    ]
