"""How well a site fits the words: what it is comes before where it stands, and that before what mentions it."""

from __future__ import annotations

import numpy as np

from commonweal.apps.landbank.queries.held_sites import HeldSites
from commonweal.apps.provenance.queries.masks import Mask, at_numbers
from commonweal.apps.provenance.queries.packing import Array
from commonweal.apps.provenance.queries.plain_words import plain_words
from commonweal.apps.provenance.queries.searching import Alternatives, Asked, Phrase, forms

# A word before one of these names a street: `Library Road` has no library in it.
STREET_WORDS = (
    "road", "street", "avenue", "lane", "court", "crescent", "close", "drive", "way", "terrace", "place",
    "square", "grove", "walk", "row", "hill", "view", "rise", "mews",
)  # fmt: skip


def unfitness(asked: Asked, sites: HeldSites) -> Array:
    """A number for each site of the frame, the smallest for the best fit.

    In order: both use and name have the words; one of them has; they are a street in the name; they stand
    elsewhere. Among equals, what was typed in the name comes before words for the same thing.
    """
    used, named = _in_use(asked, sites), _in_name(asked, sites)
    street = named & _in_name(_streets(asked), sites)
    plainly = named & ~street
    tier = np.select([used & plainly, used | plainly, street], [0, 1, 2], default=3)
    return tier * 2 + ~_in_name(_as_typed(asked), sites)


def _in_name(asked: Asked, sites: HeldSites) -> Mask:
    if not asked.all_of:
        return np.zeros(len(sites.frame), dtype=bool)
    return at_numbers(sites.frame["number"], sites.numbers(asked, in_name=True))


def _in_use(asked: Asked, sites: HeldSites) -> Mask:
    """Sites whose use is one of the things asked for."""
    uses = [tuple(plain_words(use)) for use in sites.frame.words["use"]]
    codes = [code for code, use in enumerate(uses) if any(_has(use, group) for group in asked.all_of)]
    return np.isin(sites.frame["use"], codes)


def _has(words: Phrase, group: Alternatives) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {' '.join(phrase)} " in text for phrase in group)


def _streets(asked: Asked) -> Asked:
    """The thing before a word for a street; nothing where a street was asked for, or a place besides."""
    if len(asked.all_of) != 1 or asked.all_of[0][0][-1] in STREET_WORDS:
        return Asked(all_of=(), shown="", mended=())
    phrases = tuple((*phrase, street) for phrase in asked.all_of[0] for street in STREET_WORDS)
    return Asked(all_of=(phrases,), shown=asked.shown, mended=())


def _as_typed(asked: Asked) -> Asked:
    """Each word in its own forms, without words for the same thing."""
    own = tuple(
        tuple((form,) for form in forms(group[0][0])) if len(group[0]) == 1 else group[:1]
        for group in asked.all_of
    )
    return Asked(all_of=own, shown=asked.shown, mended=())
