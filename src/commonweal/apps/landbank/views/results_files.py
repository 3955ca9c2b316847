"""The sites of a search as files: CSV for a spreadsheet, GeoJSON for a map. Streamed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.forms import site_criteria
from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.filtering import filtered
from commonweal.apps.landbank.queries.held_sites import held_sites

COLUMNS = (
    "site_id", "name", "address", "postcode", "postcode_district", "longitude", "latitude", "place_basis",
    "place_radius_m", "district_id", "ward_id", "owner_id", "owner_name", "ownership", "tenure",
    "holding_type", "use", "vacancy", "building_size_m2", "land_area_ha", "uprns", "titles", "asset_codes",
    "listing", "listing_until", "notice_received", "brownfield", "probable_disposal", "sources_count",
    "conflicts_count", "changed_on",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
PIECE = 500


@require_safe
def results_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The sites of a search as CSV."""
    response = StreamingHttpResponse(_lines(_numbers(request)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sites.csv"'
    return response


@require_safe
def results_geojson(request: HttpRequest) -> StreamingHttpResponse:
    """The sites of a search as GeoJSON; one without a place has no geometry, and stands in the file all the
    same."""
    response = StreamingHttpResponse(_features(_numbers(request)), content_type="application/geo+json")
    response["Content-Disposition"] = 'attachment; filename="sites.geojson"'
    return response


class _Line:
    """What `csv` writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def _numbers(request: HttpRequest) -> list[int]:
    """The numbers of the sites that the address asks for."""
    sites = held_sites()
    mask = filtered(site_criteria(request.GET), sites)[2]
    return [] if not len(sites.frame) else [int(number) for number in sites.frame["number"][mask]]


def _rows(numbers: list[int]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(numbers), PIECE):
        piece = numbers[start : start + PIECE]
        yield from Site.objects.filter(number__in=piece).order_by("name", "number").values(*COLUMNS)


def _lines(numbers: list[int]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(
        [name.replace("_id", "_code") if name in ("district_id", "ward_id") else name for name in COLUMNS]
    )
    for row in _rows(numbers):
        yield writer.writerow([_cell(value) for value in row.values()])


def _cell(value: object) -> object:
    """Lists with semicolons; text that a spreadsheet would run as a formula is kept as text."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _features(numbers: list[int]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for at, row in enumerate(_rows(numbers)):
        yield ("," if at else "") + json.dumps(_feature(row), ensure_ascii=False, default=str)
    yield "]}"


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    point = None if longitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": row["site_id"], "geometry": point, "properties": row}
