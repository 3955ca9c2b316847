"""Which records of a frame are meant: filters as masks, and counts beside each filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.apps.provenance.queries.packing import Array, Frame

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value to filter by, what people read for it, how many records it would show, and whether it is
    chosen."""

    value: str
    label: str
    count: int
    chosen: bool


def any_code(frame: Frame, column: str, words: Iterable[str]) -> Mask:
    """Records whose code is of one of the words."""
    return np.isin(frame[column], [frame.code(column, word) for word in words])


def any_bit(frame: Frame, column: str, words: Iterable[str]) -> Mask:
    """Records that have one of the words in a list of words."""
    wanted = sum(1 << code for word in words if (code := frame.code(column, word)) >= 0)
    return (frame[column] & np.int64(wanted)) != 0


def in_bands(values: Array, bands: Iterable[int], edges: tuple[float, ...]) -> Mask:
    """Records whose value lies in one of the numbered bands between edges."""
    return np.isin(banded(values, edges), list(bands))


def banded(values: Array, edges: tuple[float, ...]) -> Array:
    """The band of each value: 0 where there is none, then 1 under the first edge, and so on."""
    return np.where(np.isnan(values), 0, np.digitize(values, edges) + 1)


def both(masks: Mapping[str, Mask], *, without: str | None = None, length: int) -> Mask:
    """Records that all masks let through, but the one that is left out."""
    every = np.ones(length, dtype=bool)
    for name, mask in masks.items():
        if name != without:
            every &= mask
    return every


def at_numbers(held: Array, numbers: Array) -> Mask:
    """Which of the held numbers, in ascending order, are among the numbers."""
    places = np.searchsorted(held, numbers)
    fits = places < len(held)
    places, numbers = places[fits], numbers[fits]
    mask = np.zeros(len(held), dtype=bool)
    mask[places[held[places] == numbers]] = True
    return mask


def count_codes(codes: Array, mask: Mask, words: tuple[str, ...]) -> list[tuple[str, int]]:
    """How many records have each word, the most first; words that none has are left out."""
    chosen = codes[mask]
    counts = np.bincount(chosen[chosen >= 0], minlength=len(words))
    order = np.argsort(-counts, kind="stable")
    return [(words[at], int(counts[at])) for at in order if counts[at]]


def count_bits(values: Array, mask: Mask, words: tuple[str, ...]) -> list[tuple[str, int]]:
    """How many records have each word of a list of words, the most first."""
    chosen = values[mask]
    counts = [(word, int(((chosen >> np.int64(code)) & 1).sum())) for code, word in enumerate(words)]
    return sorted((pair for pair in counts if pair[1]), key=lambda pair: (-pair[1], pair[0]))
