"""Records that were joined with little certainty, or kept apart though something points from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.urls import reverse

from commonweal.pipeline.desk.links import open_reviews
from commonweal.website.stewards.items import Item, Kind, Stake
from commonweal.website.stewards.words import review_question


def items(at: datetime) -> Iterator[Item]:
    """One item a pair that nobody has answered."""
    for one in open_reviews():
        yield Item(
            kind=Kind.LINK,
            stake=Stake.LOW,
            title=" · ".join(dict.fromkeys((one.left_name, one.right_name))),
            why=review_question(one),
            since=datetime.combine(one.since, time.min, tzinfo=UTC),
            href=reverse("stewards:link", args=[one.key]),
        )
