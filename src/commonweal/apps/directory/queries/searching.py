"""Searching the directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from commonweal.apps.directory.enums import OrganisationOrder
from commonweal.apps.directory.models import Organisation
from commonweal.apps.directory.queries.criteria import MOST_PER_PAGE, PER_PAGE, OrganisationCriteria
from commonweal.apps.directory.queries.filtering import Facets, facet_counts, filtered
from commonweal.apps.directory.queries.held_organisations import HeldOrganisations, held_organisations
from commonweal.apps.places.queries.meaning import Meaning
from commonweal.apps.places.queries.near import metres_from
from commonweal.apps.provenance.queries.masks import Mask, at_numbers
from commonweal.apps.provenance.queries.packing import Array


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationPage:
    """One page of the organisations that the criteria mean; as `landbank.queries.searching.SitePage`."""

    organisations: tuple[Organisation, ...]
    distances: Mapping[int, float]
    total: int
    page: int
    pages: int
    per_page: int
    order: OrganisationOrder
    facets: Facets
    meaning: Meaning
    version: str


def search_organisations(
    criteria: OrganisationCriteria, *, page: int = 1, per_page: int = PER_PAGE
) -> OrganisationPage:
    """One page of organisations, with the counts beside each filter.

    At most five queries: the snapshot, a postcode or two for words, and the page's organisations.
    """
    held = held_organisations()
    meaning, masks, mask = filtered(criteria, held)
    order = order_in_force(criteria, meaning)
    places = ordered(mask, order, meaning, held)
    per_page = min(max(per_page, 1), MOST_PER_PAGE)
    pages = max(1, -(-len(places) // per_page))
    page = min(max(page, 1), pages)
    shown = places[(page - 1) * per_page : page * per_page]
    return OrganisationPage(
        organisations=organisations_at(shown, held),
        distances=distances_at(shown, meaning, held),
        total=len(places),
        page=page,
        pages=pages,
        per_page=per_page,
        order=order,
        facets=facet_counts(criteria, masks, held),
        meaning=meaning,
        version=held.version,
    )


def order_in_force(criteria: OrganisationCriteria, meaning: Meaning) -> OrganisationOrder:
    """The order that was chosen, where it can be; else the one that the criteria suggest."""
    possible = {OrganisationOrder.NAME, OrganisationOrder.INCOME}
    if meaning.near:
        possible.add(OrganisationOrder.DISTANCE)
    if meaning.asked:
        possible.add(OrganisationOrder.RELEVANCE)
    if criteria.order in possible:
        return OrganisationOrder(criteria.order)
    if meaning.near:
        return OrganisationOrder.DISTANCE
    return OrganisationOrder.RELEVANCE if meaning.asked else OrganisationOrder.NAME


def ordered(mask: Mask, order: OrganisationOrder, meaning: Meaning, held: HeldOrganisations) -> Array:
    """The places in the frame of the organisations that the mask lets through, in order; ties by name."""
    places = np.flatnonzero(mask)
    if not len(places):
        return places
    names = held.frame["name_order"][places]
    if order == OrganisationOrder.NAME:
        return places[np.argsort(names)]
    return places[np.lexsort((names, rank(order, meaning, held)[places]))]


def rank(order: OrganisationOrder, meaning: Meaning, held: HeldOrganisations) -> Array:
    """What every organisation is sorted by, the smallest first."""
    frame = held.frame
    if order == OrganisationOrder.DISTANCE and meaning.near:
        return metres_from(meaning.near, frame["x"], frame["y"])
    if order == OrganisationOrder.RELEVANCE and meaning.asked:
        return ~at_numbers(frame["number"], held.numbers(meaning.asked, in_name=True))
    return -np.nan_to_num(frame["income"])


def organisations_at(places: Array, held: HeldOrganisations) -> tuple[Organisation, ...]:
    """The organisations at these places of the frame, in the same order: one query."""
    numbers = held.frame["number"][places].tolist()
    found = Organisation.objects.in_bulk(numbers)
    return tuple(found[number] for number in numbers if number in found)


def distances_at(places: Array, meaning: Meaning, held: HeldOrganisations) -> dict[int, float]:
    """Metres from the postcode that was typed, by number."""
    if meaning.near is None:
        return {}
    metres = metres_from(meaning.near, held.frame["x"][places], held.frame["y"][places])
    return dict(zip(held.frame["number"][places].tolist(), metres.tolist(), strict=True))
