"""A circle on the ground, and what lies in it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from commonweal.apps.places.queries.distances import EARTH_RADIUS_M, Array, degrees, mercator, metres_between


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """The middle in degrees and the radius in metres."""

    longitude: float
    latitude: float
    radius_m: float


def metres_from(near: Near, x: Array, y: Array) -> Array:
    """Metres from the middle to places in the Web Mercator square."""
    return metres_between(near.longitude, near.latitude, *degrees(x, y))


def square_around(near: Near) -> tuple[float, float, float, float]:
    """West, east, north and south of a square in the Web Mercator square that holds the whole circle."""
    x, y = mercator(near.longitude, near.latitude)
    # The square grows a little towards the poles; one part in a hundred covers it within fifty kilometres.
    reach = 1.01 * near.radius_m / (2 * math.pi * EARTH_RADIUS_M * math.cos(math.radians(near.latitude)))
    return x - reach, x + reach, y - reach, y + reach
