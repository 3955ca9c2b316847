"""Whether two registered names are those of one organisation, as a guard beside an identifier and never
alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

from commonweal.foundation.text import words

TITLES = frozenset(["limited", "ltd", "plc", "llp", "cic", "cio", "scio", "the", "and"])
ALIKE = 90.0


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """The name's words without articles and marks of legal form; `c.i.c.` counts as `cic`."""
    joined = re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\.)|\b([A-Za-z])\.", lambda dot: dot[0][0], name)
    joined = re.sub(r"(?i)\bcommunity interest company\b", "", joined)
    return " ".join(word for word in words(joined.replace("&", " and ")) if word not in TITLES)


def names_agree(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether one of the names on the left is, but for legal form and small errors, one of those on the
    right."""
    lefts, rights = {plain(name) for name in left} - {""}, {plain(name) for name in right} - {""}
    if lefts & rights:
        return True
    return any(token_sort_ratio(one, other) >= ALIKE for one in lefts for other in rights)
