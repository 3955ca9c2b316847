"""The sites with a story are in every sample, in the files as well as in the truth."""

from __future__ import annotations

from datetime import date

import pytest

from commonweal.sample.land.stories import STORIES
from commonweal.sample.region import draw_world
from merrow_bay import Written, records_of


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_story_is_told_once(seed: int) -> None:
    sites = draw_world(seed=seed, scale=0.005).sites
    for story in STORIES:
        told = [site for site in sites if (site.name, site.owner.key) == (story.name, story.owner)]
        assert [site.street.name for site in told] == [story.street]


def test_the_old_tannery_library_is_listed_and_on_sale(merrow: Written) -> None:
    path = merrow.one("community-value-eastmere/*.csv")
    rows = [row for row in records_of(path, encoding="utf-8-sig") if row["name"] == "Old Tannery Library"]
    assert [(row["decision-date"], row["expiry-date"], row["notification-to-sell-date"]) for row in rows] == [
        ("2024-05-03", "2029-05-03", "2026-10-26")
    ]


def test_the_notice_of_a_listing_comes_after_its_decision(merrow: Written) -> None:
    for entry in merrow.world.listings:
        if entry.notice:
            assert entry.decided is not None
            assert entry.decided <= entry.notice <= date(2026, 11, 2)
