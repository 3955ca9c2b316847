"""A point as a council publishes it, understood as what it says it is and tested for what it can be."""

from __future__ import annotations

import math
from dataclasses import dataclass

from commonweal.foundation.coordinates import to_british_national_grid, to_wgs84
from commonweal.foundation.text import compact
from commonweal.registers.rows.cells import Cells, read_number

# Great Britain with its islands, in degrees and in metres of the National Grid.
WEST, EAST, SOUTH, NORTH = -8.75, 2.1, 49.8, 61.0
WITHOUT_A_POINT = "The row is kept without a point until then."
MOST_EASTING, MOST_NORTHING = 700_000, 1_300_000
DEGREES, METRES = "WGS84", "OSGB36"
_SECOND = {"longitude": "latitude", "easting": "northing"}
_SYSTEMS = {
    "wgs84": DEGREES,
    "wgs1984": DEGREES,
    "epsg4326": DEGREES,
    "4326": DEGREES,
    "latlong": DEGREES,
    "gps": DEGREES,
    "etrs89": DEGREES,
    "etrs1989": DEGREES,
    "epsg4258": DEGREES,
    "worldgeodeticsystem84": DEGREES,
    "osgb36": METRES,
    "osgb": METRES,
    "osgb1936": METRES,
    "epsg27700": METRES,
    "27700": METRES,
    "bng": METRES,
    "britishnationalgrid": METRES,
    "nationalgrid": METRES,
    "osgrid": METRES,
    "osgridreference": METRES,
}
# ETRS89 and WGS84 differ by less than a metre; both are published and both are read alike.
_GEOCENTRIC = ((3_300_000, 4_150_000), (-650_000, 160_000))


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Degrees to seven places, metres to centimetres; all None when there is no point that can be used.

    `proposed` is a longitude and latitude that would make sense of a point that makes none.
    """

    longitude: float | None = None
    latitude: float | None = None
    easting: float | None = None
    northing: float | None = None
    proposed: tuple[float, float] | None = None

    def values(self) -> dict[str, float | None]:
        """The staged columns of the point."""
        longitude, latitude = self.proposed or (None, None)
        return {
            "longitude": self.longitude,
            "latitude": self.latitude,
            "easting": self.easting,
            "northing": self.northing,
            "proposed_longitude": longitude,
            "proposed_latitude": latitude,
        }


NOWHERE = Point()


def system(text: str | None) -> str | None:
    """`WGS84` or `OSGB36` from one of the ways of naming them; ETRS89 counts as WGS84. None when it is
    neither.
    """
    return _SYSTEMS.get(compact(text or ""))


def read_point(cells: Cells) -> Point:
    """The point of a row, from longitude and latitude (or GeoX and GeoY in either system), else easting and
    northing.
    """
    for x, y in _SECOND.items():
        if cells.text(x) or cells.text(y):
            found = _pair(cells, x, y)
            if found is not NOWHERE:
                return found
    return NOWHERE


def from_degrees(longitude: float, latitude: float) -> Point:
    """A point from degrees, with its metres."""
    easting, northing = to_british_national_grid(longitude, latitude)
    return _rounded(longitude, latitude, easting, northing)


def from_metres(easting: float, northing: float) -> Point:
    """A point from metres of the National Grid, with its degrees."""
    longitude, latitude = to_wgs84(easting, northing)
    return _rounded(longitude, latitude, easting, northing)


def in_degrees(x: float, y: float) -> bool:
    """Whether x and y can be a longitude and a latitude in Great Britain."""
    return WEST <= x <= EAST and SOUTH <= y <= NORTH


def in_metres(x: float, y: float) -> bool:
    """Whether x and y can be an easting and a northing in Great Britain."""
    return 1_000 <= x <= MOST_EASTING and 1_000 <= y <= MOST_NORTHING


def _rounded(longitude: float, latitude: float, easting: float, northing: float) -> Point:
    return Point(
        longitude=round(longitude, 7),
        latitude=round(latitude, 7),
        easting=round(easting, 2),
        northing=round(northing, 2),
    )


def _pair(cells: Cells, x_name: str, y_name: str) -> Point:
    x, y = _coordinate(cells, x_name), _coordinate(cells, y_name)
    if x is None or y is None:
        if (x is None) != (y is None):
            given, missing = (x_name, y_name) if y is None else (y_name, x_name)
            cells.warn(
                given,
                "half_a_point",
                cells.raw(given),
                "both coordinates",
                f"Add the {missing} or delete it.",
            )
        return NOWHERE
    declared = system(cells.text("coordinate_reference_system"))
    if x == 0 and y == 0:
        cells.warn(
            x_name,
            "no_point",
            "0, 0",
            "a point, or nothing",
            "Leave both empty where the point is not known.",
        )
        return NOWHERE
    return _understood(cells, x_name, x, y, declared)


def _understood(cells: Cells, name: str, x: float, y: float, declared: str | None) -> Point:
    if in_degrees(x, y):
        _mismatch(cells, x, y, declared, DEGREES)
        return from_degrees(x, y)
    if in_metres(x, y):
        _mismatch(cells, x, y, declared, METRES)
        cells.metres = (name, x, y)
        return from_metres(x, y)
    if in_degrees(y, x):
        return _swapped(cells, name, x, y)
    if in_metres(y, x):
        return exchanged_metres(cells, name, x, y, "more than any easting of Great Britain")
    if proposed := _from_geocentric(x, y):
        return _geocentric(cells, name, x, y, proposed)
    cells.flag("outside_great_britain")
    cells.warn(
        name,
        "outside_great_britain",
        f"{x:g}, {y:g}",
        "a point in Great Britain, in WGS84 or OSGB36",
        "Look the point up again. The row is kept without it.",
    )
    return NOWHERE


def _swapped(cells: Cells, name: str, x: float, y: float) -> Point:
    cells.flag("swapped_coordinates")
    cells.warn(
        name,
        "swapped_coordinates",
        f"{x:g}, {y:g}",
        "the longitude first (GeoX), then the latitude (GeoY)",
        f"Write {y:.10g} as GeoX and {x:.10g} as GeoY. {WITHOUT_A_POINT}",
        _written(name, f"{y:.10g}", f"{x:.10g}"),
    )
    return Point(proposed=(y, x))


def exchanged_metres(cells: Cells, name: str, x: float, y: float, why: str) -> Point:
    """No point but a proposed one, after noting that easting and northing stand in each other's place."""
    first, second = (cells.headings.get(column, column) for column in (name, _SECOND[name]))
    cells.flag("swapped_coordinates")
    cells.warn(
        name,
        "swapped_coordinates",
        f"{x:.10g}, {y:.10g}: {why}",
        f"the easting first ({first}), then the northing ({second})",
        f"Write {y:.10g} as {first} and {x:.10g} as {second}. {WITHOUT_A_POINT}",
        _written(name, f"{y:.10g}", f"{x:.10g}"),
    )
    longitude, latitude = to_wgs84(y, x)
    return Point(proposed=(round(longitude, 6), round(latitude, 6)))


def _geocentric(cells: Cells, name: str, x: float, y: float, proposed: tuple[float, float]) -> Point:
    cells.flag("geocentric_coordinates")
    cells.warn(
        name,
        "geocentric_coordinates",
        f"{x:.10g}, {y:.10g}",
        "degrees or metres on a map, not metres from the middle of the earth",
        f"Write {proposed[0]:.6f} as GeoX and {proposed[1]:.6f} as GeoY. {WITHOUT_A_POINT}",
        _written(name, f"{proposed[0]:.6f}", f"{proposed[1]:.6f}"),
    )
    return Point(proposed=proposed)


def _written(name: str, x: str, y: str) -> dict[str, str]:
    """The pair of columns of which `name` is the first, each with what is proposed for it."""
    return {name: x, {"longitude": "latitude", "easting": "northing"}[name]: y}


def _from_geocentric(x: float, y: float) -> tuple[float, float] | None:
    """Degrees from earth-centred metres of which the third was dropped, on the surface of the GRS80
    ellipsoid.
    """
    (least_x, most_x), (least_y, most_y) = _GEOCENTRIC
    if not (least_x <= x <= most_x and least_y <= y <= most_y):
        return None
    major, flattening = 6_378_137.0, 1 / 298.257222101
    reduced = math.acos(min(math.hypot(x, y) / major, 1.0))
    longitude = math.degrees(math.atan2(y, x))
    latitude = math.degrees(math.atan(math.tan(reduced) / (1 - flattening)))
    return (round(longitude, 6), round(latitude, 6)) if in_degrees(longitude, latitude) else None


def _mismatch(cells: Cells, x: float, y: float, declared: str | None, real: str) -> None:
    said = cells.text("coordinate_reference_system")
    if declared == real or (said is None and "coordinate_reference_system" not in cells.present):
        return
    cells.warn(
        "coordinate_reference_system",
        "wrong_reference_system",
        said or "nothing",
        f"{real}, which {x:g}, {y:g} can only be",
        f"Write {real}.",
        {"coordinate_reference_system": real},
    )


def _coordinate(cells: Cells, name: str) -> float | None:
    found = cells.text(name)
    if found is None:
        return None
    value = read_number(found)
    if value is None:
        cells.warn(
            name,
            "bad_coordinate",
            found,
            "a number",
            "Write digits, a point and, west of Greenwich, a minus.",
        )
    return value
