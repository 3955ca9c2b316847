"""Streets and the postcodes along them, denser where the small areas are small."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from commonweal.sample.geography.areas import Areas, SmallArea, Ward
from commonweal.sample.geography.drawing import District
from commonweal.sample.geography.shapes import metres
from commonweal.sample.randomness import chooser, dice
from commonweal.sample.words.places import STREET_TYPES, STREET_WORDS

_INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_UNITS = tuple(f"{digit}{a}{b}" for digit in "123456789" for a in _INWARD_LETTERS for b in _INWARD_LETTERS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Postcode:
    """A postcode: its point, where it lies, and when it came and went (`YYYYMM`, empty while it lives)."""

    postcode: str
    easting: int
    northing: int
    small_area: SmallArea
    ward: Ward
    introduced: str
    terminated: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Street:
    """A street: its middle, direction (radians from east) and length in metres, and its postcodes in
    order."""

    name: str
    town: str
    easting: float
    northing: float
    direction: float
    length: float
    ward: Ward
    small_area: SmallArea
    postcodes: tuple[Postcode, ...]

    @property
    def district(self) -> District:
        """The district it lies in."""
        return self.ward.district


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A street before its postcodes are handed out."""

    easting: float
    northing: float
    direction: float
    length: float
    home: int


def draw_streets(areas: Areas, *, seed: int, a_ward: int) -> list[Street]:
    """About `a_ward` streets in each ward, each with one to four postcodes."""
    shares = _unit_shares(areas, seed)
    return [
        street
        for ward in areas.wards
        for street in _ward_streets(areas, ward, seed=seed, wanted=a_ward, units=shares[ward.number])
    ]


def postcodes_of(streets: list[Street]) -> list[Postcode]:
    """Every postcode once, in alphabetical order."""
    return sorted((code for street in streets for code in street.postcodes), key=lambda code: code.postcode)


def _unit_shares(areas: Areas, seed: int) -> dict[int, Iterator[str]]:
    """Each ward's own part of the units of its outward code, in no order, so that no unit is given twice."""
    shares = {}
    for outward in sorted({ward.outward for ward in areas.wards}):
        units = list(_UNITS)
        chooser(seed, "units", outward).shuffle(units)
        wards = [ward.number for ward in areas.wards if ward.outward == outward]
        for place, number in enumerate(wards):
            shares[number] = iter(units[place :: len(wards)])
    return shares


def _ward_streets(areas: Areas, ward: Ward, *, seed: int, wanted: int, units: Iterator[str]) -> list[Street]:
    rng, pick = dice(seed, "streets", ward.code), chooser(seed, "street names", ward.code)
    small = [areas.small_areas[number] for number in ward.small_areas]
    lines = _lines(small, wanted, rng)
    names = _names(pick, len(lines))
    return [
        Street(
            name=name,
            town=_nearest_town(ward.district, line),
            easting=line.easting,
            northing=line.northing,
            direction=line.direction,
            length=line.length,
            ward=ward,
            small_area=small[line.home],
            postcodes=_postcodes(line, ward=ward, small_area=small[line.home], units=units, pick=pick),
        )
        for name, line in zip(names, lines, strict=True)
    ]


def _lines(small: list[SmallArea], wanted: int, rng: np.random.Generator) -> list[_Line]:
    """Streets whose middles lie inside the small areas in turn; those of one ward share a grid, more or
    less."""
    grid = float(rng.uniform(0, np.pi))
    lines = []
    per_area = -(-wanted // len(small))
    for home, area in enumerate(small):
        inner = shapely.buffer(area.shape, -30)
        shape = area.shape if inner.is_empty else inner
        west, south, east, north = shapely.bounds(shape)
        tries = rng.uniform((west, south), (east, north), (per_area * 12, 2))
        inside = tries[shapely.contains_xy(shape, tries[:, 0], tries[:, 1])][:per_area]
        turned = grid + rng.choice((0.0, np.pi / 2), len(inside)) + rng.normal(0, 0.12, len(inside))
        longest = np.sqrt(shapely.area(shape) / per_area) * 1.6
        lengths = np.clip(rng.lognormal(5.5, 0.4, len(inside)), 90, max(140, longest))
        for point, direction, length in zip(inside.tolist(), turned.tolist(), lengths.tolist(), strict=True):
            lines.append(
                _Line(
                    easting=point[0], northing=point[1], direction=direction, length=round(length), home=home
                )
            )
    return lines


def _names(pick: random.Random, count: int) -> list[str]:
    types, weights = zip(*STREET_TYPES, strict=True)
    names: dict[str, None] = {}
    while len(names) < count:
        names.setdefault(f"{pick.choice(STREET_WORDS)} {pick.choices(types, weights)[0]}")
    return list(names)


def _nearest_town(district: District, line: _Line) -> str:
    centres = metres([(town.x, town.y) for town in district.towns])
    gaps = np.hypot(centres[:, 0] - line.easting, centres[:, 1] - line.northing)
    pull = np.array([town.pull for town in district.towns])
    return district.towns[int(np.argmin(gaps / np.sqrt(pull)))].name


def _postcodes(
    line: _Line, *, ward: Ward, small_area: SmallArea, units: Iterator[str], pick: random.Random
) -> tuple[Postcode, ...]:
    count = min(4, 1 + int(line.length / 160) + (pick.random() < 0.3))
    codes = []
    for place in range(count):
        along = ((place + 0.5) / count - 0.5) * line.length
        easting = round(line.easting + along * np.cos(line.direction))
        northing = round(line.northing + along * np.sin(line.direction))
        codes.append(
            Postcode(
                postcode=f"{ward.outward} {next(units)}",
                easting=easting,
                northing=northing,
                small_area=small_area,
                ward=ward,
                introduced=pick.choice(
                    ("198001", "198001", "198001", "199206", "200307", "201409", "202105")
                ),
                terminated=pick.choice(("199512", "200806", "201903", "202402"))
                if pick.random() < 0.1
                else "",
            )
        )
    return tuple(codes)
