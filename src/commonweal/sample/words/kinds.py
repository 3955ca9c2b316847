"""What public sites are: libraries, baths, depots, clinics, halls, allotments and the rest, with believable
sizes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

INVESTMENT: Final = "investment property"
BUILDINGS, LAND, BOTH = "Buildings Only", "Land Only", "Land/Buildings"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of site.

    `names` are patterns over {street}, {town}, {ward}, {word}, {other}, {number} and {unit}; `floor` is the
    middle floor area in square metres and `land` the middle land area in hectares (0 for none); `owners` are
    the kinds of body that have such sites; `common` is how common it is among them; `empty` how often it
    stands vacant or is surplus; `loved` how readily people nominate it; `numbered` whether it has a house
    number.
    """

    name: str
    names: tuple[str, ...]
    function: str
    purpose: str
    holding: str
    floor: float
    land: float
    common: float
    owners: tuple[str, ...]
    empty: float
    loved: float
    numbered: bool


def _read() -> tuple[Kind, ...]:
    with (Path(__file__).parent / "kinds.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(map(_kind, csv.DictReader(lines)))


def _kind(said: Mapping[str, str]) -> Kind:
    return Kind(
        name=said["name"],
        names=tuple(said["names"].split("|")),
        function=said["function"],
        purpose=said["purpose"],
        holding=said["holding"],
        floor=float(said["floor"]),
        land=float(said["land"]),
        common=float(said["common"]),
        owners=tuple(said["owners"].split("|")),
        empty=float(said["empty"]),
        loved=float(said["loved"]),
        numbered=said["numbered"] == "yes",
    )


KINDS: Final = _read()

FUNCTION_NUMBERS: Final = {
    name: 900 + number for number, name in enumerate(sorted({kind.function for kind in KINDS}))
}

_OWNERS: Final = {
    "district, borough or city council": "council",
    "county council": "county",
    "combined authority": "combined",
    "transport body": "transport",
    "NHS body": "NHS",
    "police": "police",
    "fire and rescue": "fire",
    "parish or town council": "parish",
    "government department": "department",
    "government agency": "agency",
    "council-owned company": "company",
    "other": "private",
}


def kinds_of(kind_of_body: str) -> tuple[Kind, ...]:
    """The kinds of site that such a body has."""
    word = _OWNERS[kind_of_body]
    return tuple(kind for kind in KINDS if word in kind.owners)
