"""The sites of a search as files: CSV for a spreadsheet, GeoJSON for a map. Streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.forms import site_criteria
from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.filtering import filtered
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.provenance.presenters.files import as_file, csv_lines, json_pieces

COLUMNS = (
    "site_id", "name", "address", "postcode", "postcode_district", "longitude", "latitude", "place_basis",
    "place_radius_m", "district_id", "ward_id", "owner_id", "owner_name", "ownership", "tenure",
    "holding_type", "use", "vacancy", "building_size_m2", "land_area_ha", "uprns", "titles", "asset_codes",
    "listing", "listing_until", "notice_received", "brownfield", "probable_disposal", "sources_count",
    "conflicts_count", "changed_on",
)  # fmt: skip
HEADINGS = {"district_id": "district_code", "ward_id": "ward_code"}
PIECE = 500


@require_safe
def results_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The sites of a search as CSV."""
    headings = [HEADINGS.get(name, name) for name in COLUMNS]
    rows = (row.values() for row in _rows(_numbers(request)))
    return as_file(csv_lines(headings, rows), name="sites.csv")


@require_safe
def results_geojson(request: HttpRequest) -> StreamingHttpResponse:
    """The sites of a search as GeoJSON; one without a place has no geometry, and stands in the file all the
    same."""
    features = map(_feature, _rows(_numbers(request)))
    pieces = json_pieces('{"type":"FeatureCollection","features":[', features, "]}")
    return as_file(pieces, name="sites.geojson", media_type="application/geo+json")


def _numbers(request: HttpRequest) -> list[int]:
    """The numbers of the sites that the address asks for."""
    sites = held_sites()
    mask = filtered(site_criteria(request.GET), sites)[2]
    return [] if not len(sites.frame) else [int(number) for number in sites.frame["number"][mask]]


def _rows(numbers: list[int]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(numbers), PIECE):
        piece = numbers[start : start + PIECE]
        yield from Site.objects.filter(number__in=piece).order_by("name", "number").values(*COLUMNS)


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    point = None if longitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": row["site_id"], "geometry": point, "properties": row}
