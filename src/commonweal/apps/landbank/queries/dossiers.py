"""Everything about one site."""

from __future__ import annotations

import json
from dataclasses import dataclass

from commonweal.apps.landbank.models import Outline, Site, SiteAlias, Title
from commonweal.apps.provenance.queries.dossiers import EventRow, FactRow, event_rows, fact_rows
from commonweal.apps.provenance.queries.prepared import records_by, values_by

OUTLINE_FIELDS = ("reason", "west", "south", "east", "north")


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of a register that was joined to the site, and why; `score` is from 0 to 1."""

    record_key: str
    source_id: str | None
    row: int | None
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """Why an outline is attached to a site, and its box in degrees."""

    reason: str
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFile:
    """A site with all that the registers say about it."""

    site: Site
    facts: tuple[FactRow, ...]
    records: tuple[RecordRow, ...]
    events: tuple[EventRow, ...]

    @property
    def source_ids(self) -> frozenset[str]:
        """Every source that the file cites."""
        rows = (*self.facts, *self.records, *self.events)
        return frozenset(row.source_id for row in rows if row.source_id)


def site_file(site_id: str) -> SiteFile | None:
    """The site with this id and its dossier, or None: one query."""
    found = records_by(Site, "site_id", site_id, also=("dossier__body",))
    if not found:
        return None
    site, (text,) = found[0]
    body = json.loads(text)
    return SiteFile(
        site=site,
        facts=fact_rows(body["facts"]),
        records=tuple(RecordRow(*row) for row in body["records"]),
        events=event_rows(body["events"]),
    )


def current_id(site_id: str) -> str | None:
    """The id that a former id leads to, or None: one query."""
    return SiteAlias.objects.filter(former_id=site_id).values_list("site_id", flat=True).first()


def site_titles(site: Site) -> tuple[Title, ...]:
    """The registered titles that the site quotes, by number: one query."""
    return tuple(Title.objects.filter(title_number__in=site.titles).order_by("title_number"))


def site_outlines(site: Site) -> tuple[OutlineRow, ...]:
    """The outlines attached to the site, without their geometry: one query."""
    rows = values_by(Outline, "site_id", site.site_id, OUTLINE_FIELDS, order=("kind", "polygon_id"))
    return tuple(OutlineRow(*row) for row in rows)
