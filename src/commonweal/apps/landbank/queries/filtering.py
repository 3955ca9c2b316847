"""Which sites the criteria mean."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from commonweal.apps.landbank.enums import SizeBand
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.held_sites import HeldSites
from commonweal.apps.places.queries.distances import mercator
from commonweal.apps.places.queries.meaning import Meaning, meaning_of
from commonweal.apps.places.queries.near import Near, metres_from, square_around
from commonweal.apps.provenance.queries.masks import (
    Mask,
    any_bit,
    any_code,
    at_numbers,
    both,
)
from commonweal.apps.provenance.queries.packing import Array

SIZE_BANDS = tuple(SizeBand.values)
LAND_BANK = ("public", "mixed")

# The filters that hold codes of a frame's column.
CODED = {
    "owners": "owner_id",
    "owner_kinds": "owner_kind",
    "uses": "use",
    "tenures": "tenure",
    "holding_types": "holding_type",
    "vacancies": "vacancy",
    "listings": "listing",
    "districts": "district_code",
    "wards": "ward_code",
    "ownerships": "ownership",
}


def masks_of(criteria: SiteCriteria, meaning: Meaning, sites: HeldSites) -> dict[str, Mask]:
    """One mask for each filter that is in force, by the filter's name."""
    frame = sites.frame
    masks = {
        name: any_code(frame, column, values)
        for name, column in CODED.items()
        if (values := getattr(criteria, name))
    }
    if not criteria.everything:
        masks["everything"] = frame["in_land_bank"]
    if criteria.registers:
        masks["registers"] = any_bit(frame, "registers", criteria.registers)
    if criteria.sizes:
        bands = [SIZE_BANDS.index(size) for size in criteria.sizes if size in SIZE_BANDS]
        masks["sizes"] = np.isin(sites.size_bands, bands)
    masks |= {
        name: frame[name]
        for name in ("brownfield", "conflicts", "probable_disposal")
        if getattr(criteria, name)
    }
    if criteria.unplaced:
        masks["unplaced"] = np.isnan(frame["x"])
    return masks | place_masks(criteria, meaning, sites) | word_masks(meaning, sites)


def place_masks(criteria: SiteCriteria, meaning: Meaning, sites: HeldSites) -> dict[str, Mask]:
    """Masks of the box and of the circle. A site without a place lies in neither."""
    masks: dict[str, Mask] = {}
    if criteria.box:
        west, south, east, north = criteria.box
        (left, bottom), (right, top) = mercator(west, south), mercator(east, north)
        masks["box"] = only(sites.within(left, right, top, bottom), sites)
    if meaning.near:
        places = sites.within(*square_around(meaning.near))
        masks["near"] = only(places[distances(meaning.near, places, sites) <= meaning.near.radius_m], sites)
    return masks


def only(places: Array, sites: HeldSites) -> Mask:
    """The mask that lets these places through."""
    mask = np.zeros(len(sites.frame), dtype=bool)
    mask[places] = True
    return mask


def distances(near: Near, places: Array, sites: HeldSites) -> Array:
    """Metres from the middle of the circle to the sites at these places."""
    return metres_from(near, sites.frame["x"][places], sites.frame["y"][places])


def word_masks(meaning: Meaning, sites: HeldSites) -> dict[str, Mask]:
    """The mask of the words; nothing passes where a postcode is not of the region."""
    if meaning.unknown_postcode:
        return {"words": np.zeros(len(sites.frame), dtype=bool)}
    if meaning.asked is None:
        return {}
    return {"words": at_numbers(sites.frame["number"], sites.numbers(meaning.asked, in_name=False))}


def filtered(criteria: SiteCriteria, sites: HeldSites) -> tuple[Meaning, dict[str, Mask], Mask]:
    """How the criteria were understood, their masks, and the sites that all of them mean."""
    if not len(sites.frame):
        return Meaning(), {}, np.zeros(0, dtype=bool)
    meaning = meaning_of(criteria.words, sites.vocabulary, radius_m=criteria.radius_m, near=criteria.near)
    masks = masks_of(criteria, meaning, sites)
    return meaning, masks, both(masks, length=len(sites.frame))


def chosen_values(criteria: SiteCriteria) -> Mapping[str, tuple[str, ...]]:
    """The values that are chosen, by filter."""
    return {name: getattr(criteria, name) for name in (*CODED, "sizes", "registers")}
