"""Which heading of a file is which staged column: by exact name, by alias, by pattern, or as a person
confirmed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commonweal.registers.catalogue import Column, Register, Table

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """One table and where its columns stand in the file: `places` maps a staged column to a position from
    0.
    """

    table: Table
    headings: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns for which the file has no heading."""
        return tuple(one for one in self.table.columns if one.required and one.name not in self.places)

    @property
    def score(self) -> tuple[int, int, int]:
        """How well the table fits: nothing required missing, most headings understood, fewest absent."""
        absent = sum(1 for one in self.table.columns if one.headings and one.name not in self.places)
        return -len(self.missing), len(self.places), -absent

    @property
    def column_names(self) -> tuple[str, ...]:
        """A name for every column of the file: the staged one, or `cell_<position>` where it has none."""
        names = {place: name for name, place in self.places.items()}
        return tuple(names.get(place, f"cell_{place}") for place in range(len(self.headings)))

    def heading_of(self, column: str) -> str:
        """The heading of a staged column as the file has it."""
        return self.headings[self.places[column]].strip() if column in self.places else column


def plain(heading: str) -> str:
    """A heading without the blanks, capitals and marks that publishers change from year to year."""
    return _BLANKS.sub(" ", heading.replace("\ufeff", "").replace("\x00", "")).strip().casefold()


def best_match(
    register: Register, headings: Sequence[str], mapping: Mapping[str, str] | None = None
) -> Match:
    """The table of the register that the headings fit best."""
    found = (match(register, table, headings, mapping) for table in register.tables)
    return max(found, key=lambda one: one.score)


def match(
    register: Register, table: Table, headings: Sequence[str], mapping: Mapping[str, str] | None = None
) -> Match:
    """Where one table's columns stand among the headings; the first of two equal headings counts."""
    said = {plain(heading): name for heading, name in (mapping or {}).items()}
    patterns: Mapping[str, str] = register.extra.get("patterns", {})
    places: dict[str, int] = {}
    for column in table.columns:
        place = _place(column, [plain(heading) for heading in headings], said, patterns.get(column.name))
        if place is not None and place not in places.values():
            places[column.name] = place
    return Match(table=table, headings=tuple(headings), places=places)


def _place(column: Column, headings: list[str], said: Mapping[str, str], pattern: str | None) -> int | None:
    for place, heading in enumerate(headings):
        if said.get(heading) == column.name:
            return place
    for alias in map(plain, column.headings):
        if alias in headings:
            return headings.index(alias)
    if pattern is None:
        return None
    return next((at for at, heading in enumerate(headings) if re.fullmatch(pattern, heading)), None)
