"""A circle on the ground, and what lies in it."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.apps.places.queries.distances import Array, degrees, metres_between


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """The middle in degrees and the radius in metres."""

    longitude: float
    latitude: float
    radius_m: float


def metres_from(near: Near, x: Array, y: Array) -> Array:
    """Metres from the middle to places in the Web Mercator square."""
    return metres_between(near.longitude, near.latitude, *degrees(x, y))
