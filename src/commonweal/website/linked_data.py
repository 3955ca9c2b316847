"""A site and an organisation as JSON-LD, at an address of its own."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from commonweal.apps.directory.models import Organisation
from commonweal.apps.directory.presenters import linked_data as organisations
from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.presenters import linked_data as sites
from commonweal.website.downloads import open_to_all


@require_safe
def site(request: HttpRequest, site_id: str) -> HttpResponse:
    """A site as schema.org linked data."""
    return _answered(sites.json_ld(get_object_or_404(Site, site_id=_storable(site_id))))


@require_safe
def organisation(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """An organisation as schema.org linked data."""
    found = get_object_or_404(Organisation, organisation_id=_storable(organisation_id))
    return _answered(organisations.json_ld(found))


def _storable(key: str) -> str:
    if "\x00" in key:
        raise Http404
    return key


def _answered(data: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=1), content_type="application/ld+json"
    )
    open_to_all(response)
    return response
