"""How a straight drawing becomes land: ragged lines, and a smooth warp that bends every border alike."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import shapely

from commonweal.sample.geography.drawing import CORNER, MAP_SEED, Arc, Point
from commonweal.sample.randomness import dice

Floats = npt.NDArray[np.float64]
_WAVES = 28


def metres(points: Iterable[Point]) -> Floats:
    """Drawing kilometres to National Grid metres, one row a point."""
    moved: Floats = np.array(list(points), dtype=np.float64) * 1000 + np.array(CORNER)
    return moved


def ragged(arc: Arc, *, name: str, finest: float = 90.0) -> Floats:
    """The arc with midpoints pushed sideways again and again until no step is longer than `finest` metres."""
    rng = dice(MAP_SEED, "arc", name)
    line = metres(arc.points)
    while True:
        step = np.diff(line, axis=0)
        length = np.hypot(step[:, 0], step[:, 1])
        if length.max() <= finest:
            return np.round(line, 1)
        sideways = np.column_stack((-step[:, 1], step[:, 0]))
        push = rng.normal(0, arc.rough * 0.5, len(step))[:, None]
        middles = line[:-1] + step / 2 + sideways * push
        line = np.insert(line, np.arange(1, len(line)), middles, axis=0)


def warp(points: Floats) -> Floats:
    """Moves each point by a sum of slow waves, the same for the same place, so that neighbours stay
    neighbours."""
    rng = dice(MAP_SEED, "warp")
    moved = points.copy()
    for wavelength in np.geomspace(900, 9000, _WAVES):
        angle, phase, towards = rng.uniform(0, 2 * np.pi, 3)
        along = points[:, 0] * np.cos(angle) + points[:, 1] * np.sin(angle)
        push = wavelength * 0.010 * np.sin(2 * np.pi * along / wavelength + phase)
        moved += np.column_stack((push * np.cos(towards), push * np.sin(towards)))
    return np.round(moved, 1)


def warped(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Shapes with their straight edges divided and bent by the warp."""
    fine = shapely.segmentize(shapes, 120.0)
    bent: npt.NDArray[np.object_] = np.atleast_1d(shapely.transform(fine, warp))
    return shapely.make_valid(bent)


def widening_river(line: Floats, *, mouth: float, source: float) -> shapely.Geometry:
    """The water of a river whose width falls from `mouth` to `source` metres along the line."""
    widths = np.linspace(mouth, source, len(line))
    reaches = [
        shapely.buffer(shapely.linestrings(line[i : i + 4]), widths[i] / 2, quad_segs=3)
        for i in range(0, len(line) - 1, 3)
    ]
    return shapely.union_all(reaches)
