"""Between British National Grid metres and WGS84 degrees."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from pyproj import Transformer

Floats = npt.NDArray[np.float64]


@cache
def _to_wgs84() -> Transformer:
    return Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)


def to_wgs84(easting: Floats, northing: Floats) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in degrees, rounded to six places (about ten centimetres)."""
    longitude, latitude = _to_wgs84().transform(easting, northing)
    return np.round(longitude, 6), np.round(latitude, 6)
