"""Districts, wards and small areas of Merrow Bay, each inside the one above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import shapely

from commonweal.sample.geography.drawing import ARCS, DISTRICTS, ISLAND, MAP_SEED, Arc, District
from commonweal.sample.geography.shapes import Floats, metres, ragged, warped, widening_river
from commonweal.sample.randomness import dice
from commonweal.sample.words.places import WARD_NAMES

Shapes = npt.NDArray[np.object_]
SMALL_AREAS_A_WARD = 6


@dataclass(frozen=True, kw_only=True)
class Ward:
    """A ward; `number` counts from 0 over the region, `outward` is the postcode district most of it lies
    in."""

    number: int
    code: str
    name: str
    district: District
    shape: shapely.Geometry
    small_areas: tuple[int, ...]
    outward: str


@dataclass(frozen=True, kw_only=True)
class SmallArea:
    """A lower-layer super output area."""

    number: int
    code: str
    name: str
    middle_code: str
    district: District
    shape: shapely.Geometry


@dataclass(frozen=True, kw_only=True)
class Areas:
    """Every area of the region. `districts` is in the order of DISTRICTS; shapes are in National Grid
    metres."""

    districts: tuple[shapely.Geometry, ...]
    wards: tuple[Ward, ...]
    small_areas: tuple[SmallArea, ...]


def _districts() -> list[shapely.Geometry]:
    lines = {name: ragged(arc, name=name) for name, arc in ARCS.items()}
    water = shapely.union_all(
        [
            widening_river(lines["river merrow, lower"], mouth=1100, source=260),
            widening_river(lines["river merrow, upper"][:260], mouth=260, source=60),
        ]
    )
    shapes = [shapely.difference(_ring(district.border, lines), water) for district in DISTRICTS]
    island = shapely.Polygon(ragged(Arc(points=(*ISLAND, ISLAND[0]), rough=0.2), name="island"))
    shapes[1] = shapely.union(shapes[1], island)
    return [_without_crumbs(shape) for shape in shapes]


def _ring(border: tuple[str, ...], lines: dict[str, Floats]) -> shapely.Geometry:
    parts = [shapely.LineString(lines[name.removeprefix("-")]) for name in border]
    rings = shapely.get_parts(shapely.polygonize(parts))
    whole: shapely.Geometry = shapely.make_valid(max(rings, key=shapely.area))
    return whole


def _without_crumbs(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.area(parts) > 200_000])


def _cells(district: District, shape: shapely.Geometry) -> Shapes:
    """Voronoi cells, small in the towns and wide in the country, evened out three times."""
    rng = dice(MAP_SEED, "cells", district.code)
    points = _town_points(district, shape, rng, district.wards * SMALL_AREAS_A_WARD)
    for _ in range(2):
        points = shapely.get_coordinates(shapely.centroid(_voronoi(points, shape)))
    return _voronoi(points, shape)


def _town_points(district: District, shape: shapely.Geometry, rng: np.random.Generator, count: int) -> Floats:
    pulls = np.array([town.pull for town in district.towns])
    drawn = rng.choice(len(pulls), size=count * 6, p=pulls / pulls.sum())
    centres = metres([(town.x, town.y) for town in district.towns])[drawn]
    spread = np.array([town.spread for town in district.towns])[drawn] * 1000
    near = centres + rng.normal(0, 1, (len(drawn), 2)) * spread[:, None]
    west, south, east, north = shapely.bounds(shape)
    anywhere = np.column_stack((rng.uniform(west, east, count * 6), rng.uniform(south, north, count * 6)))
    points = np.where(rng.random(len(near))[:, None] < 0.68, near, anywhere)
    inside = points[shapely.contains_xy(shape, points[:, 0], points[:, 1])]
    return inside[:count]


def _voronoi(points: Floats, shape: shapely.Geometry) -> Shapes:
    diagram = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=shape)
    cells = shapely.intersection(shapely.get_parts(diagram), shape)
    kept = cells[shapely.area(cells) > 1000]
    order = np.lexsort(shapely.get_coordinates(shapely.centroid(kept)).T)
    ordered: Shapes = kept[order]
    return ordered


def _grouped(middles: Floats, count: int, purpose: str) -> npt.NDArray[np.int64]:
    """Which of `count` compact groups each point falls in: k-means, started from far-apart points."""
    rng = dice(MAP_SEED, "groups", purpose)
    seeds = [middles[rng.integers(len(middles))]]
    for _ in range(count - 1):
        gaps = np.min(_distances(middles, np.array(seeds)), axis=1)
        seeds.append(middles[int(np.argmax(gaps * rng.uniform(0.6, 1, len(gaps))))])
    centres = np.array(seeds)
    for _ in range(12):
        group = np.argmin(_distances(middles, centres), axis=1)
        centres = np.array(
            [middles[group == g].mean(axis=0) if (group == g).any() else centres[g] for g in range(count)]
        )
    nearest: npt.NDArray[np.int64] = np.argmin(_distances(middles, centres), axis=1)
    return nearest


def _distances(points: Floats, centres: Floats) -> Floats:
    gaps: Floats = np.hypot(
        points[:, None, 0] - centres[None, :, 0], points[:, None, 1] - centres[None, :, 1]
    )
    return gaps


@cache
def areas() -> Areas:
    """The map of Merrow Bay: the same in every sample."""
    straight = _districts()
    wards: list[Ward] = []
    small: list[SmallArea] = []
    for district, shape in zip(DISTRICTS, straight, strict=True):
        cells = _cells(district, shape)
        middles = shapely.get_coordinates(shapely.centroid(cells))
        group = _grouped(middles, district.wards, district.code)
        _add_wards(district, cells, middles, group, wards, small)
    return Areas(
        districts=tuple(
            shapely.coverage_union_all([ward.shape for ward in wards if ward.district is district])
            for district in DISTRICTS
        ),
        wards=tuple(wards),
        small_areas=tuple(small),
    )


def _add_wards(
    district: District,
    cells: Shapes,
    middles: Floats,
    group: npt.NDArray[np.int64],
    wards: list[Ward],
    small: list[SmallArea],
) -> None:
    bent = warped(cells)
    centres = np.array([middles[group == g].mean(axis=0) for g in np.unique(group)])
    outward = _grouped(centres, len(district.outwards), f"{district.code} outwards")
    for place, g in enumerate(np.unique(group)):
        mine = np.flatnonzero(group == g)
        first = len(small)
        for letter, cell in enumerate(mine):
            small.append(_small_area(len(small), district, bent[cell], place=place, letter=letter))
        wards.append(
            Ward(
                number=len(wards),
                code=f"E05900{len(wards) + 1:03d}",
                name=WARD_NAMES[district.name][place],
                district=district,
                shape=shapely.union_all(bent[mine]),
                small_areas=tuple(range(first, len(small))),
                outward=district.outwards[int(outward[place])],
            )
        )


def _small_area(
    number: int, district: District, shape: shapely.Geometry, *, place: int, letter: int
) -> SmallArea:
    return SmallArea(
        number=number,
        code=f"E01900{number + 1:03d}",
        name=f"{district.name} {place + 1:03d}{chr(ord('A') + letter)}",
        middle_code=f"E029{DISTRICTS.index(district):02d}{place + 1:03d}",
        district=district,
        shape=shape,
    )
