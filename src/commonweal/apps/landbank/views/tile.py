"""Vector tiles of the sites that an address asks for."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.forms import site_criteria
from commonweal.apps.landbank.queries.tiles import NoSuchTile, site_tile

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"


@require_safe
def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """One tile; 404 outside the square of its zoom. It may be kept for as long as the snapshot is the
    same."""
    try:
        drawn = site_tile(z, x, y, site_criteria(request.GET))
    except NoSuchTile as error:
        raise Http404(str(error)) from error
    response = HttpResponse(drawn.content, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "public, max-age=60, stale-while-revalidate=600"
    return response
