"""How many sites each further choice would show."""

from __future__ import annotations

from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.filtering import CODED, SIZE_BANDS, chosen_values
from commonweal.apps.landbank.queries.held_sites import HeldSites
from commonweal.apps.provenance.queries.masks import FacetCount, Mask, both, count_bits, count_codes

Facets = dict[str, tuple[FacetCount, ...]]

FACETS = (*CODED, "sizes", "registers")


def facet_counts(criteria: SiteCriteria, masks: dict[str, Mask], sites: HeldSites) -> Facets:
    """For each filter its values with their counts, under all the other filters; the commonest value first.

    A chosen value stands in its list even where nothing has it.
    """
    if not len(sites.frame):
        return dict.fromkeys(FACETS, ())
    chosen = chosen_values(criteria)
    every = both(masks, length=len(sites.frame))
    facets: Facets = {}
    for name in FACETS:
        mask = both(masks, without=name, length=len(sites.frame)) if name in masks else every
        facets[name] = labelled(counted(name, mask, sites), chosen[name], sites)
    return facets


def counted(name: str, mask: Mask, sites: HeldSites) -> list[tuple[str, int]]:
    """The values of one filter and how many sites of the mask have each."""
    frame = sites.frame
    if name == "sizes":
        return count_codes(sites.size_bands, mask, SIZE_BANDS)
    if name == "registers":
        return count_bits(frame["registers"], mask, frame.words["registers"])
    return count_codes(frame[CODED[name]], mask, frame.words[CODED[name]])


def labelled(
    counts: list[tuple[str, int]], chosen: tuple[str, ...], sites: HeldSites
) -> tuple[FacetCount, ...]:
    """Counts with the names that people read."""
    there = {value for value, _ in counts}
    every = [*counts, *((value, 0) for value in chosen if value not in there)]
    return tuple(
        FacetCount(value, sites.names.get(value, value), count, value in chosen) for value, count in every
    )
