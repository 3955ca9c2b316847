"""The API's districts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from ninja.decorators import decorate_view

from commonweal.apps.places.models import District
from commonweal.apps.provenance.api import Page, as_rows, page_answered, versioned

router = Router(tags=["Places"])


class DistrictRecord(Schema):
    """A district of the region, with its middle and its box in degrees (WGS84)."""

    code: str
    name: str
    longitude: float | None
    latitude: float | None
    west: float | None
    south: float | None
    east: float | None
    north: float | None


class DistrictPage(Page):
    """All districts, by code."""

    items: list[DistrictRecord]


@router.get("/districts", response=DistrictPage, operation_id="list_districts", summary="Districts")
@decorate_view(versioned)
def districts(request: HttpRequest) -> HttpResponse:
    """The districts of the region, whose codes `district` takes elsewhere."""
    rows = list(as_rows(District.objects.order_by("code"), DistrictRecord))
    return page_answered(request, rows, total=len(rows), last=None)
