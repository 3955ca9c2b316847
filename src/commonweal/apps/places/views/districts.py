"""The districts as GeoJSON: what lies under the map where the region names no base map."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.apps.places.queries.outlines import district_outlines


@require_safe
def districts(request: HttpRequest) -> HttpResponse:
    """Every district with an outline, small enough for a phone."""
    response = HttpResponse("".join(_pieces()), content_type="application/geo+json")
    response["Cache-Control"] = "public, max-age=300"
    return response


def _pieces() -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    yield ",".join(district_outlines())
    yield "]}"
