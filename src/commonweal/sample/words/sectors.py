"""What social economy organisations do, with the words they use for it, and the trades of other companies."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, kw_only=True, slots=True)
class Sector:
    """A field of work. `nouns` end a name; `does` is said of it; `what`, `who` and `how` are the charity
    register's codes; `sic` is a company's activity as the register prints it; `common` is how common it
    is."""

    name: str
    common: float
    nouns: tuple[str, ...]
    does: tuple[str, ...]
    objects: str
    what: int
    who: int
    how: int
    sic: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Trade:
    """A company's trade: the word in its name, its activity as the register prints it, how common it is."""

    word: str
    sic: str
    common: float


def _lines(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _sector(said: Mapping[str, str]) -> Sector:
    return Sector(
        name=said["name"],
        common=float(said["common"]),
        nouns=tuple(said["nouns"].split("|")),
        does=tuple(said["does"].split("|")),
        objects=said["objects"],
        what=int(said["what"]),
        who=int(said["who"]),
        how=int(said["how"]),
        sic=said["sic"],
    )


SECTORS: Final = tuple(map(_sector, _lines("sectors.csv")))
TRADES: Final = tuple(
    Trade(word=said["word"], sic=said["sic"], common=float(said["common"])) for said in _lines("trades.csv")
)

CLASSES: Final = {
    101: "General charitable purposes",
    102: "Education/training",
    103: "The advancement of health or saving of lives",
    104: "Disability",
    105: "The prevention or relief of poverty",
    107: "Accommodation/housing",
    108: "Religious activities",
    109: "Arts/culture/heritage/science",
    110: "Amateur sport",
    112: "Environment/conservation/heritage",
    113: "Economic/community development/employment",
    115: "Human rights/religious or racial harmony/equality or diversity",
    116: "Recreation",
    201: "Children/young people",
    202: "Elderly/old people",
    203: "People with disabilities",
    204: "People of a particular ethnic or racial origin",
    206: "Other defined groups",
    207: "The general public/mankind",
    301: "Makes grants to individuals",
    303: "Provides other finance",
    305: "Provides buildings/facilities/open space",
    306: "Provides services",
    307: "Provides advocacy/advice/information",
}
