"""A few sites with a story, the same in every sample, so that a visitor and a test know where to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from commonweal.sample.land.site import Site
from commonweal.sample.words.kinds import KINDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What is told of one site. `listed` and `notice` are days: of the listing, of the owner's notice."""

    name: str
    house: str
    street: str
    owner: str
    ward: str
    kind: str
    vacancy: str
    floor: float | None
    land: float | None
    maintenance: int | None = None
    energy: str = ""
    listed: date | None = None
    notice: date | None = None


STORIES: Final = (
    Story(
        name="Old Tannery Library",
        house="12",
        street="Tannery Row",
        owner="eastmere",
        ward="Tannery",
        kind="library",
        vacancy="surplus",
        floor=640.0,
        land=0.11,
        maintenance=86_000,
        energy="E",
        listed=date(2024, 5, 3),
        notice=date(2026, 10, 26),
    ),
    Story(
        name="Harbour Lane Clinic",
        house="",
        street="Harbour Lane",
        owner="merrow-nhs",
        ward="Eastmere Market",
        kind="clinic",
        vacancy="surplus",
        floor=410.0,
        land=0.18,
        maintenance=38_500,
        energy="D",
    ),
    Story(
        name="Ropewalk Annexe",
        house="3",
        street="Ropewalk",
        owner="eastmere",
        ward="Bellfounder",
        kind="town hall",
        vacancy="awaiting development",
        floor=220.0,
        land=0.05,
        maintenance=19_000,
        energy="F",
    ),
    Story(
        name="Land at Foundry Bank",
        house="",
        street="Foundry Bank",
        owner="eastmere",
        ward="Foundry Bank",
        kind="vacant land",
        vacancy="vacant",
        floor=None,
        land=0.4,
    ),
)


def with_stories(sites: Sequence[Site]) -> list[Site]:
    """The sites, with a suitable one of each story's owner turned into the story's."""
    told = list(sites)
    for story in STORIES:
        at = _best_place(story, told)
        told[at] = _as_told(story, told[at])
    return told


def story_of(site: Site) -> Story | None:
    """The story told of a site, or None."""
    found = (story for story in STORIES if (story.name, story.owner) == (site.name, site.owner.key))
    return next(found, None)


def _best_place(story: Story, sites: Sequence[Site]) -> int:
    """A site of the owner in the story's ward, else in Eastmere, else any; rather one with an outline."""
    mine = [place for place, site in enumerate(sites) if site.owner.key == story.owner and not story_of(site)]

    def distance(place: int) -> tuple[bool, bool, bool, int]:
        site = sites[place]
        return (
            site.street.ward.name != story.ward,
            site.street.district.name != "Eastmere",
            site.outline is None,
            place,
        )

    return min(mine, key=distance)


def _as_told(story: Story, site: Site) -> Site:
    kind = next(kind for kind in KINDS if kind.name == story.kind)
    empty = story.vacancy == "vacant"
    return replace(
        site,
        kind=kind,
        name=story.name,
        house=story.house,
        street=replace(site.street, name=story.street),
        tenure="Freehold",
        tenure_detail="Vacant" if empty else "Owner occupied",
        vacancy=story.vacancy,
        floor=story.floor,
        land=story.land,
        costs=None if story.floor is None else 11_400,
        maintenance=story.maintenance,
        suitability="" if story.floor is None else "Poor",
        energy=story.energy,
    )
