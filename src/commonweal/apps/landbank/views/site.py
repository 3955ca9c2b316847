"""One site: what is known, where from, where they differ, what happened, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.presenters.cards import address_words, site_chips
from commonweal.apps.landbank.presenters.dossier import joined_rows, site_facts, site_history, site_verbs
from commonweal.apps.landbank.presenters.doubts import doubts
from commonweal.apps.landbank.presenters.linked_data import json_ld
from commonweal.apps.landbank.presenters.listings import listing_facts
from commonweal.apps.landbank.presenters.titles import title_rows
from commonweal.apps.landbank.presenters.words import PLACE_BASES, metres
from commonweal.apps.landbank.queries.dossiers import (
    OutlineRow,
    SiteFile,
    current_id,
    site_file,
    site_outlines,
    site_titles,
)
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.landbank.queries.listings import site_listings
from commonweal.apps.landbank.queries.neighbours import neighbours
from commonweal.apps.provenance.presenters import Crumb, Way
from commonweal.apps.provenance.presenters.data_block import data_block
from commonweal.apps.provenance.queries.sources import sources_by_id

ROOM = 0.0025


@require_safe
def site(request: HttpRequest, site_id: str) -> HttpResponse:
    """The page of a site. A former id leads to the site of today; 404 where there never was one."""
    found = site_file(site_id)
    if found is None:
        return redirect_former(site_id)
    return render(request, "landbank/site.html", _page(found))


def redirect_former(site_id: str) -> HttpResponse:
    """To the page of the site that took this id over."""
    now = current_id(site_id)
    if now is None:
        raise Http404(_("No site has this address."))
    return redirect("landbank:site", site_id=now, permanent=True)


def _page(found: SiteFile) -> dict[str, Any]:
    site = found.site
    sources = sources_by_id(found.source_ids)
    return {
        "site": site,
        "address": address_words(site),
        "crumbs": site_crumbs(site),
        "chips": site_chips(site),
        "doubts": doubts(site),
        "facts": site_facts(site, found.facts, sources=sources),
        "titles": title_rows(site_titles(site)) if site.titles else [],
        "listings": listing_facts(site_listings(site)) if site.listing else [],
        "history": site_history(site, found.events, sources=sources, today=timezone.localdate()),
        "records": joined_rows(found.records, sources=sources),
        "verbs": site_verbs(site),
        "neighbours": _neighbours(site),
        "canonical": settings.COMMONWEAL_URL + reverse("landbank:site", args=[site.site_id]),
        "linked_data": data_block(json_ld(site)),
        **_formats(site),
        **_map(site),
    }


def site_crumbs(site: Site, *last: str) -> tuple[Crumb, ...]:
    """The way back from a site, by its district; `last` names a page under the site's own."""
    crumbs = [Crumb(text=_("Land"), href=reverse("landbank:search"))]
    district = held_sites().names.get(site.district_id or "")
    if district:
        search = f"{reverse('landbank:search')}?{urlencode({'district': site.district_id})}"
        crumbs.append(Crumb(text=district, href=search))
    href = reverse("landbank:site", args=[site.site_id]) if last else ""
    return (*crumbs, Crumb(text=site.name, href=href), *(Crumb(text=text) for text in last))


def _neighbours(site: Site) -> list[dict[str, str]]:
    return [
        {
            "name": near.name,
            "href": reverse("landbank:site", args=[near.site_id]),
            "distance": metres(distance) or _("at the same point"),
            "owner": near.owner_name or "",
        }
        for near, distance in neighbours(site)
    ]


def _formats(site: Site) -> dict[str, Any]:
    feed = f"{reverse('open_data:changes_feed')}?{urlencode({'site': site.site_id})}"
    json_href = reverse("api:site", args=[site.site_id])
    linked = reverse("open_data:site_linked_data", args=[site.site_id])
    ways = (
        Way(text=_("JSON, with every source"), href=json_href),
        Way(text=_("Linked data (JSON-LD)"), href=linked),
        Way(text=_("Atom feed of its changes"), href=feed),
    )
    return {"feed_href": feed, "json_href": json_href, "linked_href": linked, "formats": ways}


def _map(site: Site) -> dict[str, Any]:
    """What the map of one site needs; nothing where it has no place."""
    if site.longitude is None or site.latitude is None:
        return {"on_map": False}
    outlines = site_outlines(site)
    tiles = reverse("landbank:tile", args=[0, 0, 0]).replace("0/0/0", "{z}/{x}/{y}")
    return {
        "on_map": True,
        "here": f"{site.longitude:.6f},{site.latitude:.6f}",
        "radius": f"{site.place_radius_m or 0:.0f}",
        "box": ",".join(f"{degree:.5f}" for degree in _box(site, outlines)),
        "tiles_href": tiles,
        "site_pattern": reverse("landbank:site", args=["SITE"]),
        "basemap": settings.BASEMAP,
        "place_words": _("Placed %(basis)s.")
        % {"basis": PLACE_BASES.get(site.place_basis, site.place_basis)},
        "outlines": [outline.reason for outline in outlines],
    }


def _box(site: Site, outlines: Sequence[OutlineRow]) -> tuple[float, float, float, float]:
    """West, south, east and north of the outlines; of the place with some room where there are none."""
    longitude, latitude = site.longitude or 0.0, site.latitude or 0.0
    room = 0.0 if outlines else max(ROOM, (site.place_radius_m or 0) / 80_000)
    return (
        min(longitude - room, *(outline.west for outline in outlines), longitude),
        min(latitude - room * 0.6, *(outline.south for outline in outlines), latitude),
        max(longitude + room, *(outline.east for outline in outlines), longitude),
        max(latitude + room * 0.6, *(outline.north for outline in outlines), latitude),
    )
