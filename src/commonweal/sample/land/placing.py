"""Where sites lie: beside their street, turned with it, with a parcel round each that does not cover its
neighbour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from commonweal.sample.geography.areas import Areas
from commonweal.sample.geography.projection import to_wgs84
from commonweal.sample.geography.streets import Street
from commonweal.sample.land.site import Place
from commonweal.sample.randomness import dice

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
_CORNERS, _ROUND = 4, 11
_LARGE = 6_000.0


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Places and outlines in the order of the sites; an outline is None where it would cover another's."""

    places: list[Place]
    outlines: list[shapely.Geometry | None]


class Placer:
    """Places sites of given areas (square metres) along given streets."""

    def __init__(self, areas: Areas, streets: list[Street], *, seed: int) -> None:
        self._areas = areas
        self._rng = dice(seed, "placing")
        self._middle = np.array([(street.easting, street.northing) for street in streets])
        self._along = np.array([(np.cos(street.direction), np.sin(street.direction)) for street in streets])
        self._length = np.array([street.length for street in streets])
        self._tree = shapely.STRtree([area.shape for area in areas.small_areas])
        self._ward_of = {small: ward.number for ward in areas.wards for small in ward.small_areas}

    def place(self, street: Whole, size: Floats) -> Placed:
        """One place and outline for each site, given its street's position in the list and its area."""
        centres, outlines = self._draw(street, size)
        for _ in range(6):
            again = self._covering(outlines)
            if not len(again):
                break
            centres[again], outlines[again] = self._draw(street[again], size[again])
        covering = set(self._covering(outlines).tolist())
        return Placed(
            places=self._located(centres),
            outlines=[None if i in covering else shape for i, shape in enumerate(outlines)],
        )

    def _draw(self, street: Whole, size: Floats) -> tuple[Floats, npt.NDArray[np.object_]]:
        rng, count = self._rng, len(street)
        wide = np.sqrt(size * rng.uniform(0.6, 1.9, count))
        deep = size / wide
        along, side = self._along[street], rng.choice((-1.0, 1.0), count)
        across = np.column_stack((-along[:, 1], along[:, 0])) * side[:, None]
        back = 7 + deep / 2 + np.where(size > _LARGE, rng.uniform(0, 120, count), 0)
        forth = rng.uniform(-0.5, 0.5, count) * self._length[street]
        centres = self._middle[street] + along * forth[:, None] + across * back[:, None]
        outlines = np.empty(count, dtype=object)
        for large, corners in ((False, _CORNERS), (True, _ROUND)):
            mine = np.flatnonzero((size > _LARGE) == large)
            if len(mine):
                local = self._ring(len(mine), corners)
                outlines[mine] = _turned(
                    local, centres[mine], along[mine], across[mine], wide[mine], deep[mine]
                )
        return np.round(centres, 1), outlines

    def _ring(self, count: int, corners: int) -> Floats:
        """Rings round nought with sides of about one: ragged rectangles, or many-cornered fields."""
        rng = self._rng
        if corners == _CORNERS:
            square = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])
            return square[None] + rng.normal(0, 0.035, (count, 4, 2))
        angles = np.sort(
            np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.normal(0, 0.1, (count, corners))
        )
        radius = 0.56 * rng.uniform(0.78, 1.18, (count, corners))
        return np.stack((radius * np.cos(angles), radius * np.sin(angles)), axis=2)

    def _covering(self, outlines: npt.NDArray[np.object_]) -> Whole:
        """The later one of every two outlines that meet."""
        first, second = shapely.STRtree(outlines).query(outlines, predicate="intersects")
        return np.unique(np.maximum(first, second)[first != second])

    def _located(self, centres: Floats) -> list[Place]:
        points: npt.NDArray[np.object_] = np.array(shapely.points(centres), dtype=object)
        home = np.full(len(centres), -1)
        inside, area = self._tree.query(points, predicate="intersects")
        home[inside] = area
        lost = np.flatnonzero(home < 0)
        if len(lost):
            home[lost] = self._tree.nearest(points[lost])
        longitude, latitude = to_wgs84(centres[:, 0], centres[:, 1])
        small, wards = self._areas.small_areas, self._areas.wards
        return [
            Place(east, north, lon, lat, small[at], wards[self._ward_of[at]])
            for (east, north), lon, lat, at in zip(
                centres.tolist(), longitude.tolist(), latitude.tolist(), home.tolist(), strict=True
            )
        ]


def _turned(
    ring: Floats, centres: Floats, along: Floats, across: Floats, wide: Floats, deep: Floats
) -> npt.NDArray[np.object_]:
    east_west = ring[:, :, 0:1] * (along * wide[:, None])[:, None, :]
    south_north = ring[:, :, 1:2] * (across * deep[:, None])[:, None, :]
    points = np.round(centres[:, None, :] + east_west + south_north, 1)
    closed = np.concatenate((points, points[:, :1]), axis=1)
    return np.array(shapely.orient_polygons(shapely.polygons(closed)), dtype=object)
