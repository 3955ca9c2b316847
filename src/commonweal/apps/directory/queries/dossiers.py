"""Everything about one organisation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from commonweal.apps.directory.models import Organisation, OrganisationAlias
from commonweal.apps.provenance.queries.dossiers import EventRow, FactRow, day, event_rows, fact_rows


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two register entries that were joined, why, and what else had to agree."""

    left: str
    right: str
    reason: str
    guard: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """Income and spending of a year, in pence."""

    year_end: date | None
    income_pence: int | None
    expenditure_pence: int | None
    source_id: str | None
    row: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationFile:
    """An organisation with all that the registers say about it; years in order."""

    organisation: Organisation
    facts: tuple[FactRow, ...]
    links: tuple[LinkRow, ...]
    years: tuple[YearRow, ...]
    events: tuple[EventRow, ...]

    @property
    def source_ids(self) -> frozenset[str]:
        """Every source that the file cites."""
        rows = (*self.facts, *self.years, *self.events)
        return frozenset(row.source_id for row in rows if row.source_id)


def organisation_file(organisation_id: str) -> OrganisationFile | None:
    """The organisation with this id and its dossier, or None: one query."""
    joined = Organisation.objects.select_related("dossier", "district", "ward")
    organisation = joined.filter(organisation_id=organisation_id).first()
    if organisation is None:
        return None
    body = json.loads(organisation.dossier.body)
    return OrganisationFile(
        organisation=organisation,
        facts=fact_rows(body["facts"]),
        links=tuple(LinkRow(*row) for row in body["links"]),
        years=tuple(YearRow(day(end), *rest) for end, *rest in body["years"]),
        events=event_rows(body.get("events", ())),
    )


def current_id(organisation_id: str) -> str | None:
    """The id that a former id leads to, or None: one query."""
    aliases = OrganisationAlias.objects.filter(former_id=organisation_id)
    return aliases.values_list("organisation_id", flat=True).first()
