"""Draws the entries of the lists of assets of community value: who nominated which loved site, and what came
of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from commonweal.sample.bodies import COUNCILS, Owner
from commonweal.sample.calendar import TODAY, day_between
from commonweal.sample.land.site import Site
from commonweal.sample.land.stories import story_of
from commonweal.sample.randomness import chooser

A_SITE: Final = 0.0075


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of a list, in any outcome. `listed` is False where the nomination was refused."""

    reference: str
    site: Site
    nominated: date
    group: str
    decided: date | None
    listed: bool
    notice: date | None
    bidder: str
    protected: date | None

    @property
    def expires(self) -> date | None:
        """Five years after it was listed."""
        if self.decided is None or not self.listed:
            return None
        return self.decided.replace(year=self.decided.year + 5, day=min(self.decided.day, 28))

    @property
    def expired(self) -> bool:
        """Whether the five years are over."""
        return self.expires is not None and self.expires <= TODAY


def draw_entries(sites: Sequence[Site], groups: Sequence[str], *, seed: int) -> list[Entry]:
    """Loved sites, more likely the more their kind is loved; at least four a district."""
    pick = chooser(seed, "community value")
    entries = []
    for council in COUNCILS:
        near = [site for site in sites if site.place.district is council.district and site.kind.loved]
        wanted = max(4, round(len(sites) * A_SITE / len(COUNCILS)))
        told = [site for site in near if (story := story_of(site)) and story.listed]
        drawn = pick.choices(near, [site.kind.loved for site in near], k=wanted) if near else []
        chosen = {site.number: site for site in told + drawn}
        for place, site in enumerate(chosen.values(), start=1):
            entry = _entry(council, place, site, groups, pick)
            entries.append(_as_told(entry, groups) if site in told else entry)
    return entries


def _entry(council: Owner, place: int, site: Site, groups: Sequence[str], pick: random.Random) -> Entry:
    nominated = day_between(pick, date(2019, 6, 1), date(2026, 9, 20))
    waiting = nominated > date(2026, 8, 25)
    decided = None if waiting else nominated + timedelta(days=pick.randint(20, 70))
    listed = decided is not None and pick.random() < 0.82
    current = decided is not None and listed and decided > date(2021, 12, 1)
    notice = _notice(decided, pick) if current and decided and pick.random() < 0.22 else None
    return Entry(
        reference=f"{council.prefix}-ACV-{place:03d}",
        site=site,
        nominated=nominated,
        group=pick.choice(groups),
        decided=decided,
        listed=listed,
        notice=notice,
        bidder=pick.choice(groups) if notice and pick.random() < 0.5 else "",
        protected=notice,
    )


def _notice(decided: date, pick: random.Random) -> date:
    """The day of the owner's notice: oftener of late, so that some moratoria run."""
    lately = TODAY - timedelta(days=250)
    first = max(decided, lately) if pick.random() < 0.6 else decided
    return day_between(pick, first, TODAY)


def _as_told(entry: Entry, groups: Sequence[str]) -> Entry:
    """The entry with the days of its site's story."""
    story = story_of(entry.site)
    if story is None or story.listed is None:
        return entry
    return replace(
        entry,
        nominated=story.listed - timedelta(days=44),
        decided=story.listed,
        listed=True,
        notice=story.notice,
        protected=story.notice,
        group=groups[0],
        bidder="",
    )
