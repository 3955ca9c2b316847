"""The API's organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from pydantic import Field

from commonweal.apps.directory.enums import IncomeBand
from commonweal.apps.directory.models import Organisation, OrganisationAlias
from commonweal.apps.directory.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.directory.queries.criteria import NEARBY_M, OrganisationCriteria
from commonweal.apps.directory.queries.filtering import filtered
from commonweal.apps.directory.queries.held_organisations import HeldOrganisations, held_organisations
from commonweal.apps.provenance.api import (
    REFUSALS,
    After,
    Limit,
    Page,
    answered,
    as_rows,
    no_such,
    page_answered,
    parts,
    record_by,
    storable,
    versioned,
)

router = Router(tags=["Organisations"])


class OrganisationRecord(Schema):
    """An organisation as the registers together know it. Money is in pence."""

    organisation_id: str
    name: str
    legal_form: str
    form_basis: str
    in_social_economy: bool
    switch: str | None
    status: str
    sector: str | None
    sector_basis: str | None
    activities: str | None
    address: str | None
    postcode: str | None
    longitude: float | None
    latitude: float | None
    district_code: str | None
    ward_code: str | None
    website: str | None
    income_pence: int | None
    income_year_end: date | None
    expenditure_pence: int | None
    employees: int | None
    volunteers: int | None
    registered_on: date | None
    closed_on: date | None
    identifiers: list[str]
    registers: list[str]
    flags: list[str]
    sources_count: int
    conflicts_count: int
    first_seen: date | None
    last_seen: date | None


class OrganisationFact(Schema):
    """One value from one row of one file; `chosen` is the one that the record shows."""

    field: str
    value: str
    source_id: str | None
    row: int | None
    dated: date | None
    chosen: bool
    conflict: bool


class Link(Schema):
    """Two register entries that are one organisation, why, and what else had to agree."""

    left: str
    right: str
    reason: str
    guard: str


class Year(Schema):
    """Income and spending of a year, in pence."""

    year_end: date
    income_pence: int | None
    expenditure_pence: int | None
    source_id: str | None
    row: int | None


class WholeOrganisation(OrganisationRecord):
    """An organisation with everything that the registers say of it."""

    facts: list[OrganisationFact]
    links: list[Link]
    years: list[Year]


class OrganisationPage(Page):
    """Organisations in a lasting order."""

    items: list[OrganisationRecord]


class OrganisationFilters(Schema):
    """The filters of the search page, by the same names. Of a filter given several times any value passes."""

    q: str = Field("", max_length=200, description="Words, a postcode, a register number, a name or a place.")
    radius: float = Field(NEARBY_M, ge=0, le=50_000, description="Metres round the postcode in `q`.")
    form: list[str] = Field([], description="Legal forms.")
    sector: list[str] = Field([], description="Sectors.")
    status: list[str] = Field([], description="Statuses.")
    district: list[str] = Field([], description="Codes of districts.")
    ward: list[str] = Field([], description="Codes of wards.")
    register_: list[str] = Field([], alias="register", description="Registers that have it.")
    income: list[IncomeBand] = Field([], description="Bands of the latest year's income.")
    everything: bool = Field(False, description="Also organisations outside the social economy.")
    closed: bool = Field(False, description="Also those that their registers have closed.")

    def criteria(self) -> OrganisationCriteria:
        """What they ask of the directory."""
        asked = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        return OrganisationCriteria(
            words=self.q,
            radius_m=self.radius,
            **{name: tuple(map(str, asked[key])) for key, name in FILTERS.items()},
            **{name: asked[key] for key, name in SWITCHES.items()},
        )


PARTS = {"facts": OrganisationFact, "links": Link, "years": Year}


@router.get(
    "/organisations",
    response={200: OrganisationPage, **REFUSALS},
    operation_id="list_organisations",
    summary="Organisations",
)
@decorate_view(versioned)
def organisations(
    request: HttpRequest, filters: Query[OrganisationFilters], limit: Limit = 100, after: After | None = None
) -> HttpResponse:
    """The organisations that the filters mean, in an order that new snapshots keep."""
    held = held_organisations()
    _meaning, _masks, mask = filtered(filters.criteria(), held)
    places = np.flatnonzero(mask)
    start = int(np.searchsorted(places, _place_after(after, held))) if after else 0
    numbers = held.frame["number"][places[start : start + limit]].tolist()
    rows = Organisation.objects.filter(number__in=numbers).order_by("number")
    found = list(as_rows(rows, OrganisationRecord))
    more = found and start + limit < len(places)
    last = found[-1]["organisation_id"] if more else None
    return page_answered(request, found, total=len(places), last=last)


def _place_after(after: str, held: HeldOrganisations) -> int:
    """The first place of the frame behind an organisation."""
    known = Organisation.objects.filter(organisation_id=storable(after))
    number = known.values_list("number", flat=True).first()
    if number is None:
        raise HttpError(422, _("`after` is not the id of an organisation. Take it from `next`."))
    return int(np.searchsorted(held.frame["number"], number, side="right"))


@router.get(
    "/organisations/{organisation_id}",
    response={200: WholeOrganisation, **REFUSALS},
    operation_id="get_organisation",
    summary="One organisation",
)
@decorate_view(versioned)
def organisation(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """One organisation with its facts, links and years. A former id is answered with the organisation of
    today."""
    row = _organisation(storable(organisation_id))
    if row is None:
        raise no_such(_("organisation"), organisation_id)
    return answered(row)


def _organisation(organisation_id: str) -> dict[str, Any] | None:
    also = ("dossier__body",)
    found = record_by(Organisation, "organisation_id", organisation_id, OrganisationRecord, also=also)
    if found is None and (alias := OrganisationAlias.objects.filter(pk=organisation_id).first()):
        found = record_by(
            Organisation, "organisation_id", alias.organisation_id, OrganisationRecord, also=also
        )
    return found and found | parts(found.pop("dossier__body"), PARTS)
