"""Randomness that depends on the seed and on a purpose, so that one part can change without moving the
others."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def dice(seed: int, *purpose: str) -> np.random.Generator:
    """A numpy generator for arrays: the same seed and purpose give the same numbers."""
    digest = hashlib.sha256(f"{seed}/{'/'.join(purpose)}".encode()).digest()
    return np.random.default_rng(np.frombuffer(digest, dtype=np.uint32))


def chooser(seed: int, *purpose: str) -> random.Random:
    """A standard-library generator for choices row by row."""
    return random.Random(f"{seed}/{'/'.join(purpose)}")


def some(rng: random.Random, things: Sequence[T], share: float, *, least: int = 1) -> list[T]:
    """A share of the things in their order, at least `least` of them where there are so many."""
    wanted = min(len(things), max(least, round(len(things) * share)))
    return [things[i] for i in sorted(rng.sample(range(len(things)), wanted))]
