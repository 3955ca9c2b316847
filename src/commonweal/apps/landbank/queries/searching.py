"""Searching the land bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from commonweal.apps.landbank.enums import SiteOrder
from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.counting import Facets, facet_counts
from commonweal.apps.landbank.queries.criteria import MOST_PER_PAGE, PER_PAGE, SiteCriteria
from commonweal.apps.landbank.queries.filtering import distances, filtered
from commonweal.apps.landbank.queries.held_sites import HeldSites, held_sites
from commonweal.apps.landbank.queries.relevance import unfitness
from commonweal.apps.places.queries.meaning import Meaning
from commonweal.apps.provenance.queries.masks import Mask
from commonweal.apps.provenance.queries.packing import Array


@dataclass(frozen=True, kw_only=True, slots=True)
class SitePage:
    """One page of the sites that the criteria mean.

    `distances` are metres by the site's number, where the criteria name a place. `order` is the order in
    force. `version` changes with the snapshot. `pages` is at least 1, and `page` is within it.
    """

    sites: tuple[Site, ...]
    distances: Mapping[int, float]
    total: int
    page: int
    pages: int
    per_page: int
    order: SiteOrder
    facets: Facets
    meaning: Meaning
    version: str


def search_sites(criteria: SiteCriteria, *, page: int = 1, per_page: int = PER_PAGE) -> SitePage:
    """One page of sites, with the counts beside each filter.

    At most six queries: the snapshot, a postcode or up to four for words, and the page's sites.
    """
    sites = held_sites()
    meaning, masks, mask = filtered(criteria, sites)
    order = order_in_force(criteria, meaning)
    places = ordered(mask, order, meaning, sites)
    per_page = min(max(per_page, 1), MOST_PER_PAGE)
    pages = max(1, -(-len(places) // per_page))
    page = min(max(page, 1), pages)
    shown = places[(page - 1) * per_page : page * per_page]
    return SitePage(
        sites=sites_at(shown, sites),
        distances=distances_at(shown, meaning, sites),
        total=len(places),
        page=page,
        pages=pages,
        per_page=per_page,
        order=order,
        facets=facet_counts(criteria, masks, sites),
        meaning=meaning,
        version=sites.version,
    )


def order_in_force(criteria: SiteCriteria, meaning: Meaning) -> SiteOrder:
    """The order that was chosen, where it can be; else the one that the criteria suggest."""
    possible = {SiteOrder.NAME, SiteOrder.SIZE, SiteOrder.CHANGED}
    if meaning.near:
        possible.add(SiteOrder.DISTANCE)
    if meaning.asked:
        possible.add(SiteOrder.RELEVANCE)
    if criteria.order in possible:
        return SiteOrder(criteria.order)
    return SiteOrder.DISTANCE if meaning.near else SiteOrder.RELEVANCE if meaning.asked else SiteOrder.NAME


def ordered(mask: Mask, order: SiteOrder, meaning: Meaning, sites: HeldSites) -> Array:
    """The places in the frame of the sites that the mask lets through, in order; ties by name."""
    places = np.flatnonzero(mask)
    if not len(places):
        return places
    names = sites.frame["name_order"][places]
    if order == SiteOrder.NAME:
        return places[np.argsort(names)]
    return places[np.lexsort((names, rank(order, meaning, places, sites)))]


def rank(order: SiteOrder, meaning: Meaning, places: Array, sites: HeldSites) -> Array:
    """What the sites at these places are sorted by, the smallest first."""
    frame = sites.frame
    if order == SiteOrder.DISTANCE and meaning.near:
        return distances(meaning.near, places, sites)
    if order == SiteOrder.RELEVANCE and meaning.asked:
        return unfitness(meaning.asked, sites)[places]
    return -(frame["changed"] if order == SiteOrder.CHANGED else np.nan_to_num(frame["land_area"]))[places]


def sites_at(places: Array, sites: HeldSites) -> tuple[Site, ...]:
    """The sites at these places of the frame, in the same order: one query."""
    numbers = sites.frame["number"][places].tolist()
    found = Site.objects.in_bulk(numbers)
    return tuple(found[number] for number in numbers if number in found)


def distances_at(places: Array, meaning: Meaning, sites: HeldSites) -> dict[int, float]:
    """Metres from the place that the criteria name, by number."""
    if meaning.near is None:
        return {}
    metres = distances(meaning.near, places, sites)
    return dict(zip(sites.frame["number"][places].tolist(), metres.tolist(), strict=True))
