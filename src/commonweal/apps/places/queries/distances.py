"""How far points are from a point."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

EARTH_RADIUS_M = 6_371_008.8


def metres_between(longitude: float, latitude: float, longitudes: Array, latitudes: Array) -> Array:
    """Great-circle metres from one point to many; all in degrees. NaN where a point is NaN."""
    here, there = np.radians(latitude), np.radians(latitudes)
    half_chord = (
        np.sin((there - here) / 2) ** 2
        + np.cos(here) * np.cos(there) * np.sin(np.radians(longitudes - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(half_chord))


def degrees(x: Array, y: Array) -> tuple[Array, Array]:
    """Longitude and latitude of places in the Web Mercator square (0 to 1 from the west and the north)."""
    return x * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))


def mercator(longitude: float, latitude: float) -> tuple[float, float]:
    """A point in degrees as a place in the Web Mercator square; the reverse of `degrees`."""
    return (longitude + 180) / 360, (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
