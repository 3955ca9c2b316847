"""Which organisations the criteria mean, and how many each further choice would show."""

from __future__ import annotations

import numpy as np

from commonweal.apps.directory.enums import IncomeBand
from commonweal.apps.directory.queries.criteria import OrganisationCriteria
from commonweal.apps.directory.queries.held_organisations import HeldOrganisations
from commonweal.apps.places.queries.meaning import Meaning, meaning_of
from commonweal.apps.places.queries.near import metres_from
from commonweal.apps.provenance.queries.masks import (
    FacetCount,
    Mask,
    any_bit,
    any_code,
    at_numbers,
    banded,
    both,
    count_bits,
    count_codes,
    in_bands,
)

# Pence at which an income band ends; the bands are those of IncomeBand, in its order.
INCOME_EDGES = (1_000_000.0, 10_000_000.0, 100_000_000.0, 1_000_000_000.0)
INCOME_BANDS = tuple(IncomeBand.values)

CODED = {
    "forms": "legal_form",
    "sectors": "sector",
    "statuses": "status",
    "districts": "district_code",
    "wards": "ward_code",
}
FACETS = (*CODED, "incomes", "registers")
Facets = dict[str, tuple[FacetCount, ...]]


def filtered(
    criteria: OrganisationCriteria, organisations: HeldOrganisations
) -> tuple[Meaning, dict[str, Mask], Mask]:
    """How the criteria were understood, their masks, and the organisations that all of them mean."""
    frame = organisations.frame
    if not len(frame):
        return Meaning(), {}, np.zeros(0, dtype=bool)
    meaning = meaning_of(criteria.words, organisations.vocabulary, radius_m=criteria.radius_m)
    masks = choice_masks(criteria, organisations) | word_masks(meaning, organisations)
    return meaning, masks, both(masks, length=len(frame))


def choice_masks(criteria: OrganisationCriteria, organisations: HeldOrganisations) -> dict[str, Mask]:
    """One mask for each filter that is in force."""
    frame = organisations.frame
    masks = {
        name: any_code(frame, column, values)
        for name, column in CODED.items()
        if (values := getattr(criteria, name))
    }
    if not criteria.everything:
        masks["everything"] = frame["in_social_economy"]
    if not criteria.closed:
        masks["closed"] = ~frame["closed"]
    if criteria.registers:
        masks["registers"] = any_bit(frame, "registers", criteria.registers)
    if criteria.incomes:
        bands = [INCOME_BANDS.index(band) for band in criteria.incomes if band in INCOME_BANDS]
        masks["incomes"] = in_bands(frame["income"], bands, INCOME_EDGES)
    return masks


def word_masks(meaning: Meaning, organisations: HeldOrganisations) -> dict[str, Mask]:
    """Masks of a postcode's circle and of the words; nothing passes where a postcode is not of the region."""
    frame = organisations.frame
    if meaning.unknown_postcode:
        return {"words": np.zeros(len(frame), dtype=bool)}
    if meaning.near:
        return {"near": metres_from(meaning.near, frame["x"], frame["y"]) <= meaning.near.radius_m}
    if meaning.asked:
        return {"words": at_numbers(frame["number"], organisations.numbers(meaning.asked, in_name=False))}
    return {}


def facet_counts(
    criteria: OrganisationCriteria, masks: dict[str, Mask], organisations: HeldOrganisations
) -> Facets:
    """For each filter its values with their counts, under all the other filters; the commonest value first."""
    length = len(organisations.frame)
    if not length:
        return dict.fromkeys(FACETS, ())
    facets: Facets = {}
    for name in FACETS:
        counts = counted(name, both(masks, without=name, length=length), organisations)
        chosen = getattr(criteria, name)
        there = {value for value, _ in counts}
        every = [*counts, *((value, 0) for value in chosen if value not in there)]
        names = organisations.names
        facets[name] = tuple(
            FacetCount(one, names.get(one, one), count, one in chosen) for one, count in every
        )
    return facets


def counted(name: str, mask: Mask, organisations: HeldOrganisations) -> list[tuple[str, int]]:
    """The values of one filter and how many organisations of the mask have each."""
    frame = organisations.frame
    if name == "incomes":
        return count_codes(banded(frame["income"], INCOME_EDGES), mask, INCOME_BANDS)
    if name == "registers":
        return count_bits(frame["registers"], mask, frame.words["registers"])
    return count_codes(frame[CODED[name]], mask, frame.words[CODED[name]])
