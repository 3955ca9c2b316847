"""What looks wrong in a register that is about to be published: nobody is stopped, everybody is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commonweal.pipeline.desk.results import Doubt

VANISHED = 0.2
MOVED = 0.9
REFUSED = 0.2
FEW = 5
"""Fewer rows than these are looked through at a glance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What the difference is judged by. `filled` maps a heading to its filled cells before and now.

    `placed` are rows with a point before and now, of which `moved` lie more than fifty metres off.
    """

    read: int
    refused: int
    strangers: int
    before: int
    gone: int
    placed: int
    moved: int
    filled: Mapping[str, tuple[int, int]]


def doubts(signs: Signs) -> Iterator[Doubt]:
    """Everything that has to be confirmed as meant before publishing."""
    if signs.gone > VANISHED * signs.before:
        yield Doubt(code="vanished", rows=signs.gone, of=signs.before)
    if signs.placed >= FEW and signs.moved >= MOVED * signs.placed:
        yield Doubt(code="all_moved", rows=signs.moved, of=signs.placed)
    for heading, (before, now) in signs.filled.items():
        if before >= FEW and not now:
            yield Doubt(code="emptied", rows=before, of=signs.before, what=heading)
    if signs.refused > REFUSED * signs.read:
        yield Doubt(code="many_refused", rows=signs.refused, of=signs.read)
    if signs.strangers:
        yield Doubt(code="names_another", rows=signs.strangers, of=signs.read)
