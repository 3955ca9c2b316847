"""The API's sites, owners and changes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import numpy as np
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from pydantic import Field

from commonweal.apps.landbank.enums import ListingState, Ownership, SizeBand, Vacancy
from commonweal.apps.landbank.models import PublicBody, Site, SiteAlias
from commonweal.apps.landbank.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.landbank.queries.criteria import NEARBY_M, Near, SiteCriteria
from commonweal.apps.landbank.queries.filtering import filtered
from commonweal.apps.landbank.queries.held_sites import HeldSites, held_sites
from commonweal.apps.provenance.api import (
    REFUSALS,
    After,
    Limit,
    Page,
    answered,
    as_rows,
    first_row,
    keyset,
    no_such,
    page_answered,
    parts,
    record_by,
    storable,
    versioned,
)
from commonweal.apps.provenance.models import Change
from commonweal.apps.provenance.queries.current import current_snapshot

DEGREES = r"-?\d{1,3}(?:\.\d{1,15})?"
PAIR = rf"^{DEGREES},{DEGREES}$"
BOX = rf"^{DEGREES},{DEGREES},{DEGREES},{DEGREES}$"

router = Router(tags=["Land"])


class SiteRecord(Schema):
    """A site as the registers together know it. Money is in pence, areas in the unit that the name ends
    in."""

    site_id: str
    name: str
    address: str | None
    street: str | None
    post_town: str | None
    postcode: str | None
    postcode_district: str | None
    longitude: float | None
    latitude: float | None
    easting: float | None
    northing: float | None
    place_basis: str
    place_radius_m: float | None
    district_code: str | None
    ward_code: str | None
    owner_id: str | None
    owner_name: str | None
    owner_kind: str | None
    ownership: str
    in_land_bank: bool
    tenure: str | None
    tenure_detail: str | None
    holding_type: str | None
    use: str | None
    purpose: str | None
    vacancy: str | None
    building_size_m2: float | None
    land_area_ha: float | None
    uprns: list[str]
    titles: list[str]
    asset_codes: list[str]
    listing: str | None
    listing_until: date | None
    notice_received: date | None
    brownfield: bool
    planning_status: str | None
    probable_disposal: bool
    flags: list[str]
    registers: list[str]
    sources_count: int
    conflicts_count: int
    first_seen: date | None
    last_seen: date | None
    changed_on: date | None
    closed_on: date | None
    closed_why: str | None


class Fact(Schema):
    """One value from one row of one file; `chosen` is the one that the record shows."""

    field: str
    value: str
    source_id: str | None
    row: int | None
    dated: date | None
    chosen: bool
    conflict: bool


class Joined(Schema):
    """A row of a file that was joined to the site, and why."""

    record_key: str
    source_id: str | None
    row: int | None
    reason: str
    score: float


class Event(Schema):
    """Something that happened to the site."""

    on: date
    kind: str
    was: str | None
    became: str | None
    source_id: str | None
    row: int | None


class WholeSite(SiteRecord):
    """A site with everything that the registers say of it."""

    facts: list[Fact]
    records: list[Joined]
    events: list[Event]


class SitePage(Page):
    """Sites in a lasting order."""

    items: list[SiteRecord]


class OwnerRecord(Schema):
    """A public body, and why it is held to be one."""

    body_id: str
    name: str
    kind: str
    reason: str
    in_region: bool
    district_code: str | None
    website: str | None
    organisation_uri: str | None
    company_number: str | None
    aliases: list[str]
    closed_on: date | None


class OwnerPage(Page):
    """Public bodies by id."""

    items: list[OwnerRecord]


class ChangeRecord(Schema):
    """Something that happened, on which day, and the file and row that say so."""

    subject: Literal["site", "organisation"]
    subject_id: str
    name: str
    owner_id: str | None
    district_code: str | None
    on: date
    kind: str
    was: str | None
    became: str | None
    source_id: str | None
    row: int | None


class ChangePage(Page):
    """Changes, the newest first."""

    items: list[ChangeRecord]


class SiteFilters(Schema):
    """The filters of the search page, by the same names. A filter given several times lets any of its values
    pass."""

    q: str = Field("", max_length=200, description="Words, a postcode, a UPRN, a title number or a place.")
    near: str | None = Field(
        None, pattern=PAIR, description="Longitude and latitude with a comma, in degrees."
    )
    radius: float = Field(
        NEARBY_M, ge=0, le=50_000, description="Metres round `near` or the postcode in `q`."
    )
    box: str | None = Field(
        None, pattern=BOX, description="West, south, east and north in degrees, with commas."
    )
    owner: list[str] = Field([], description="Ids of public bodies.")
    kind: list[str] = Field([], description="Kinds of public body.")
    use: list[str] = Field([], description="What it is used for.")
    tenure: list[str] = Field([], description="Freehold, Leasehold or Other.")
    holding: list[str] = Field([], description="Land, buildings or both.")
    vacancy: list[Vacancy] = Field([], description="Whether it is used.")
    size: list[SizeBand] = Field([], description="Bands of the area of land.")
    listing: list[ListingState] = Field([], description="State on a list of assets of community value.")
    register_: list[str] = Field([], alias="register", description="Registers that have it.")
    district: list[str] = Field([], description="Codes of districts.")
    ward: list[str] = Field([], description="Codes of wards.")
    ownership: list[Ownership] = Field([], description="Whether a public body holds it.")
    brownfield: bool = Field(False, description="Only what a current brownfield register has.")
    differ: bool = Field(False, description="Only where registers disagree.")
    disposal: bool = Field(False, description="Only where a title has left a public body.")
    unplaced: bool = Field(False, description="Only what no source places.")
    everything: bool = Field(False, description="Also what is in no public ownership.")

    def criteria(self) -> SiteCriteria:
        """What they ask of the land bank."""
        asked = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        near = degrees_of(self.near, "near")
        return SiteCriteria(
            words=self.q,
            radius_m=self.radius,
            near=Near(longitude=near[0], latitude=near[1], radius_m=self.radius) if near else None,
            box=degrees_of(self.box, "box"),
            **{name: tuple(map(str, asked[key])) for key, name in FILTERS.items()},
            **{name: asked[key] for key, name in SWITCHES.items()},
        )


PARTS = {"facts": Fact, "records": Joined, "events": Event}


@router.get("/sites", response={200: SitePage, **REFUSALS}, operation_id="list_sites", summary="Sites")
@decorate_view(versioned)
def sites(
    request: HttpRequest, filters: Query[SiteFilters], limit: Limit = 100, after: After | None = None
) -> HttpResponse:
    """The open sites that the filters mean, in an order that new snapshots keep; the land bank unless
    `everything`."""
    held = held_sites()
    _, _, mask = filtered(filters.criteria(), held)
    places = np.flatnonzero(mask)
    start = int(np.searchsorted(places, _place_after(after, held))) if after else 0
    numbers = held.frame["number"][places[start : start + limit]].tolist()
    found = list(as_rows(Site.objects.filter(number__in=numbers).order_by("number"), SiteRecord))
    more = found and start + limit < len(places)
    return page_answered(request, found, total=len(places), last=found[-1]["site_id"] if more else None)


def _place_after(after: str, held: HeldSites) -> int:
    """The first place of the frame behind a site; a site that has been closed since has left a gap."""
    number = Site.objects.filter(site_id=storable(after)).values_list("number", flat=True).first()
    if number is None:
        raise HttpError(422, _("`after` is not the id of a site. Take it from `next`."))
    return int(np.searchsorted(held.frame["number"], number, side="right"))


def degrees_of(text: str | None, name: str) -> tuple[float, ...] | None:
    """Longitudes and latitudes from text with commas. HttpError when one lies beyond the globe."""
    if text is None:
        return None
    degrees = tuple(float(part) for part in text.split(","))
    if any(abs(one) > (90 if at % 2 else 180) for at, one in enumerate(degrees)):
        raise HttpError(
            422, _("`%(name)s` lies beyond the globe: longitude first, then latitude.") % {"name": name}
        )
    return degrees


@router.get(
    "/sites/{site_id}", response={200: WholeSite, **REFUSALS}, operation_id="get_site", summary="One site"
)
@decorate_view(versioned)
def site(request: HttpRequest, site_id: str) -> HttpResponse:
    """One site with its facts, the rows joined and what happened. A former id is answered with the site of
    today."""
    row = _site(storable(site_id))
    if row is None:
        raise no_such(_("site"), site_id)
    return answered(row)


def _site(site_id: str) -> dict[str, Any] | None:
    also = ("dossier__body",)
    found = record_by(Site, "site_id", site_id, SiteRecord, also=also)
    if found is None and (alias := SiteAlias.objects.filter(pk=site_id).first()):
        found = record_by(Site, "site_id", alias.site_id, SiteRecord, also=also)
    return found and found | parts(found.pop("dossier__body"), PARTS)


@router.get("/owners", response={200: OwnerPage, **REFUSALS}, operation_id="list_owners", summary="Owners")
@decorate_view(versioned)
def owners(
    request: HttpRequest, in_region: bool | None = None, limit: Limit = 100, after: After | None = None
) -> HttpResponse:
    """The public bodies that hold land; `in_region` narrows to the region's own."""
    rows = PublicBody.objects.all()
    if in_region is not None:
        rows = rows.filter(in_region=in_region)
    found, last = keyset(rows, OwnerRecord, key="body_id", after=after, limit=limit)
    return page_answered(request, found, total=rows.count(), last=last)


@router.get(
    "/owners/{body_id}",
    response={200: OwnerRecord, **REFUSALS},
    operation_id="get_owner",
    summary="One owner",
)
@decorate_view(versioned)
def owner(request: HttpRequest, body_id: str) -> HttpResponse:
    """One public body. Its sites are at `/sites?owner=`."""
    row = first_row(PublicBody.objects.filter(pk=storable(body_id)), OwnerRecord)
    if row is None:
        raise no_such(_("owner"), body_id)
    return answered(row)


@router.get(
    "/changes", response={200: ChangePage, **REFUSALS}, operation_id="list_changes", summary="Changes"
)
@decorate_view(versioned)
def changes(
    request: HttpRequest,
    owner: Annotated[str, Field(max_length=200)] | None = None,
    district: Annotated[str, Field(max_length=9)] | None = None,
    subject: Literal["site", "organisation"] | None = None,
    subject_id: Annotated[str, Field(max_length=80)] | None = None,
    limit: Limit = 100,
    after: After | None = None,
) -> HttpResponse:
    """What happened, the newest first; `owner`, `district` and `subject` narrow it."""
    asked = {"owner_id": owner, "district_code": district, "subject": subject, "subject_id": subject_id}
    rows = Change.objects.filter(**{name: storable(value) for name, value in asked.items() if value})
    total = rows.count()
    if after:
        rows = rows.filter(_before(after))
    found = list(as_rows(rows.order_by("-on", "-pk")[: limit + 1], ChangeRecord, also=("pk",)))
    places = [(row["on"], row.pop("pk")) for row in found]
    last = _place(*places[limit - 1]) if len(found) > limit else None
    return page_answered(request, found[:limit], total=total, last=last)


def _place(on: date, pk: int) -> str:
    """Where a change stands in the order; it holds within one snapshot, so it names the snapshot."""
    return f"{on.isoformat()}~{pk}~{_version()}"


def _before(after: str) -> Q:
    """What stands after that place."""
    try:
        day, number, version = after.split("~")
        on, pk = date.fromisoformat(day), int(number)
        if not 0 <= pk < 2**63:
            raise ValueError(after)
    except ValueError:
        raise HttpError(422, _("`after` is not a place in this list. Take it from `next`.")) from None
    if version != _version():
        raise HttpError(422, _("The data has changed since that page. Begin again without `after`."))
    return Q(on__lt=on) | Q(on=on, pk__lt=pk)


def _version() -> str:
    snapshot = current_snapshot()
    return snapshot.hash[:12] if snapshot else ""
