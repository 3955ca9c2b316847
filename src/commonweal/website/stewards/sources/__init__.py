"""Where what waits for stewards comes from: one module a source, each with `items(at) -> Iterable[Item]`.

A part that has something for stewards adds its module here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from commonweal.website.stewards.items import Item, in_order
from commonweal.website.stewards.sources import (
    appeals,
    claims,
    content_reports,
    corrections,
    frozen_parties,
    link_reviews,
    register_sources,
)

Source = Callable[[datetime], Iterable[Item]]
SOURCES: tuple[Source, ...] = (
    content_reports.items,
    appeals.items,
    claims.items,
    corrections.items,
    frozen_parties.items,
    register_sources.items,
    link_reviews.items,
)


def everything(at: datetime) -> list[Item]:
    """All that waits, ordered by what is at stake."""
    return in_order(item for source in SOURCES for item in source(at))
