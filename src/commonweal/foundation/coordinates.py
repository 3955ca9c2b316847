"""Longitude and latitude (WGS84, degrees) to and from British National Grid (eastings, northings, metres)."""

from __future__ import annotations

from functools import cache
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

Numbers = NDArray[np.float64]

WGS84 = 4326
BRITISH_NATIONAL_GRID = 27700


@cache
def _transformer(source: int, target: int) -> Any:
    return Transformer.from_crs(source, target, always_xy=True)


@overload
def to_british_national_grid(lon: float, lat: float) -> tuple[float, float]: ...
@overload
def to_british_national_grid(lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]: ...
def to_british_national_grid(lon: Any, lat: Any) -> Any:
    """Easting and northing in metres of degrees, for one point or for arrays of them.

    Good to about five metres. A point that the grid cannot hold becomes NaN, never an error.
    """
    return _finite(*_transformer(WGS84, BRITISH_NATIONAL_GRID).transform(lon, lat))


@overload
def to_wgs84(easting: float, northing: float) -> tuple[float, float]: ...
@overload
def to_wgs84(easting: Numbers, northing: Numbers) -> tuple[Numbers, Numbers]: ...
def to_wgs84(easting: Any, northing: Any) -> Any:
    """Longitude and latitude in degrees of metres on the grid, for one point or for arrays of them.

    Good to about five metres. What cannot be a place becomes NaN, never an error.
    """
    return _finite(*_transformer(BRITISH_NATIONAL_GRID, WGS84).transform(easting, northing))


def _finite(x: Any, y: Any) -> tuple[Any, Any]:
    if isinstance(x, np.ndarray):
        wrong = ~(np.isfinite(x) & np.isfinite(y))
        return np.where(wrong, np.nan, x), np.where(wrong, np.nan, y)
    return (x, y) if np.isfinite(x) and np.isfinite(y) else (float("nan"), float("nan"))


def distance_m(e1: Any, n1: Any, e2: Any, n2: Any) -> Any:
    """Metres between two points of the grid; any of the four may be an array."""
    return np.hypot(np.subtract(e1, e2), np.subtract(n1, n2))
