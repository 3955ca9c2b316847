"""The API's organisations."""

from __future__ import annotations

from datetime import date, datetime
from functools import wraps
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
from commonweal.apps.directory.queries.standing import Spoken, claimed_row, spoken_of
from commonweal.apps.directory.queries.stated import stated_organisation
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.provenance.api import (
    REFUSALS,
    After,
    Limit,
    Operation,
    Page,
    answered,
    as_rows,
    names_of,
    no_such,
    page_answered,
    parts,
    record_by,
    storable,
    version_of,
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


class EvidenceRecord(Schema):
    """One thing that shows something about an organisation: what, from where, found out how, when, until when."""

    rung: str
    criterion: str | None
    source: str
    method: str
    dated: date
    expires_on: date | None


class SpokenRecord(Schema):
    """Who speaks for an organisation here, what shows it, and what they say to everybody. No person is named."""

    standing: str
    since: datetime | None
    evidence: list[EvidenceRecord]
    profile: dict[str, str]


class AnsweredOrganisation(WholeOrganisation):
    """An organisation with what registers and its own people say. `in_no_register`: its members state it."""

    in_no_register: bool
    spoken_for: SpokenRecord


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


def versioned_until_claimed(operation: Operation) -> Operation:
    """The snapshot as an answer's version, for as long as nobody speaks for the organisation: what people say
    changes between two snapshots, and such an answer is made anew each time."""
    by_snapshot = versioned(operation)

    @wraps(operation)
    def answer(request: HttpRequest, organisation_id: str, **kwargs: Any) -> HttpResponse:
        asked_for_changes = "If-None-Match" in request.headers
        if asked_for_changes and claimed_row(organisation_id.replace("\x00", "")) is None:
            return by_snapshot(request, organisation_id=organisation_id, **kwargs)
        response = operation(request, organisation_id=organisation_id, **kwargs)
        if response.status_code == 200 and "Cache-Control" not in response:
            for name, value in version_of(request).items():
                response[name] = value
        return response

    return answer


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
    response={200: AnsweredOrganisation, **REFUSALS},
    operation_id="get_organisation",
    summary="One organisation",
)
@decorate_view(versioned_until_claimed)
def organisation(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """One organisation with its facts, links and years, and who speaks for it. A former id is answered with the
    organisation of today."""
    row = _organisation(storable(organisation_id)) or _stated(organisation_id)
    if row is None:
        raise no_such(_("organisation"), organisation_id)
    spoken = spoken_of(row["organisation_id"], by=NOBODY)
    response = answered(row | {"spoken_for": _spoken(spoken)})
    if spoken.row or row["in_no_register"]:
        response["Cache-Control"] = "no-store"
    return response


def _organisation(organisation_id: str) -> dict[str, Any] | None:
    also = ("dossier__body",)
    found = record_by(Organisation, "organisation_id", organisation_id, OrganisationRecord, also=also)
    if found is None and (alias := OrganisationAlias.objects.filter(pk=organisation_id).first()):
        found = record_by(
            Organisation, "organisation_id", alias.organisation_id, OrganisationRecord, also=also
        )
    return found and found | parts(found.pop("dossier__body"), PARTS) | {"in_no_register": False}


def _stated(organisation_id: str) -> dict[str, Any] | None:
    """An organisation that no register holds, with blanks for what only a register says."""
    stated = stated_organisation(organisation_id)
    if stated is None:
        return None
    lists: dict[str, Any] = {name: [] for name in ("identifiers", "registers", "flags", *PARTS)}
    return (
        dict.fromkeys(names_of(OrganisationRecord))
        | lists
        | {
            "organisation_id": stated.pk,
            "name": stated.name,
            "legal_form": stated.get_kind_display(),
            "form_basis": "stated by its members",
            "in_social_economy": False,
            "status": "closed" if stated.closed_on else "active",
            "activities": None if stated.hidden else stated.what,
            "postcode": stated.postcode or None,
            "district_code": stated.district_id,
            "closed_on": stated.closed_on,
            "sources_count": 0,
            "conflicts_count": 0,
            "first_seen": stated.stated_at.date(),
            "in_no_register": True,
        }
    )


def _spoken(spoken: Spoken) -> dict[str, Any]:
    """Who speaks for it, as everybody may see it."""
    return {
        "standing": str(spoken.standing),
        "since": spoken.row and spoken.row.since,
        "evidence": [
            {name: getattr(one, name) or None for name in names_of(EvidenceRecord)} for one in spoken.evidence
        ],
        "profile": {said.field: said.text for said in spoken.profile},
    }
