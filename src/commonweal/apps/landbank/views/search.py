"""The search for land: one list and one map of the same sites."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.forms import page_number, site_criteria
from commonweal.apps.landbank.presenters.cards import SiteCard, site_cards
from commonweal.apps.landbank.presenters.districts import district_drawing
from commonweal.apps.landbank.presenters.filters import (
    FURTHER,
    IN_VIEW,
    ORDER_WORDS,
    filters,
    in_force,
    switches,
)
from commonweal.apps.landbank.presenters.search_notes import nothing_found, search_notes
from commonweal.apps.landbank.presenters.words import number
from commonweal.apps.landbank.queries.searching import SitePage, search_sites
from commonweal.apps.provenance.presenters.narrowing import filters_alone

# Degrees of room around the pins of a page, about three hundred metres.
ROOM = 0.003
SITE = "SITE"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The sites that an address asks for, a page at a time."""
    asked = request.GET
    found = search_sites(site_criteria(asked), page=page_number(asked))
    in_view, further = filters(found.facets, IN_VIEW), filters(found.facets, FURTHER)
    active = in_force(asked, [*in_view, *further], _address)
    cards = site_cards(found.sites, distances=dict(found.distances))
    page: dict[str, Any] = {
        "words": asked.get("q", ""),
        "radius": asked.get("radius", ""),
        "box_asked": asked.get("box", ""),
        "in_view": in_view,
        "further": further,
        "switches": switches(asked),
        "further_open": any(one.in_force for one in further) or any(one.on for one in switches(asked)),
        "orders": [(value, words, value == found.order) for value, words in ORDER_WORDS.items()],
        "active": active,
        "heading": heading(found),
        "cards": cards,
        "pages": found,
        "notes": search_notes(found, asked, _address),
        "nothing": nothing_found(found, asked, active),
        "drawing": district_drawing(found.facets),
        "box": asked.get("box") or _box(cards),
        **_addresses(asked),
        "basemap": settings.BASEMAP,
    }
    return render(request, "landbank/search.html", page)


def heading(found: SitePage) -> str:
    """How many sites, and near what."""
    counted = ngettext("%(n)s site", "%(n)s sites", found.total) % {"n": number(found.total)}
    if found.meaning.postcode:
        return _("%(counted)s near %(place)s") % {
            "counted": counted,
            "place": found.meaning.postcode.postcode,
        }
    return str(counted)


def _addresses(asked: QueryDict) -> dict[str, str]:
    rest = filters_alone(asked)
    tiles = reverse("landbank:tile", args=[0, 0, 0]).replace("0/0/0", "{z}/{x}/{y}")
    return {
        "csv_href": f"{reverse('landbank:results_csv')}?{rest}",
        "geojson_href": f"{reverse('landbank:results_geojson')}?{rest}",
        "tiles_href": f"{tiles}?{rest}",
        "site_pattern": reverse("landbank:site", args=[SITE]),
        "feed_href": reverse("open_data:changes_feed"),
        "follow_href": f"{reverse('landbank:follow')}?{rest}" if rest else reverse("landbank:follow"),
    }


def _address(asked: QueryDict) -> str:
    return f"{reverse('landbank:search')}?{asked.urlencode()}"


def _box(cards: list[SiteCard]) -> str:
    """West, south, east and north of the pins in the list, with some room; nothing where none has a place."""
    points = [
        (card.longitude, card.latitude)
        for card in cards
        if card.longitude is not None and card.latitude is not None
    ]
    if not points:
        return ""
    longitudes, latitudes = zip(*points, strict=True)
    box = (min(longitudes) - ROOM, min(latitudes) - ROOM, max(longitudes) + ROOM, max(latitudes) + ROOM)
    return ",".join(f"{degree:.5f}" for degree in box)
