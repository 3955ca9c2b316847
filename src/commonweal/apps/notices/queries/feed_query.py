"""An address's parameters as criteria: for feeds, and for the form that an address fills in."""

from __future__ import annotations

import shapely
from django.http import QueryDict
from django.utils.translation import gettext as _

from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.places.queries.names import area_names
from commonweal.apps.places.queries.near import Near
from commonweal.apps.places.queries.postcodes import postcode_point, written_postcode

FARTHEST_M = 50_000.0
NEARBY_M = 800.0
MOST_CORNERS = 200


class BadQuery(ValueError):
    """Parameters that cannot be understood; the message says which."""


def interest_asked(asked: QueryDict) -> Interest:
    """`postcode` or `at` (latitude,longitude) with `radius` in metres, or `area`; `ward`, `district`, `owner`, `use`,
    `site`. BadQuery where one cannot be understood, so that no feed stays empty for ever."""
    values = {name: asked.get(name, "").strip() for name in PARAMETERS}
    if any("\x00" in value for value in values.values()):
        raise BadQuery(_("There is no such feed."))
    names = area_names() if values["ward"] or values["district"] else {}
    named = {name: names.get(values[name], "") for name in ("ward", "district") if values[name]}
    if not all(named.values()):
        raise BadQuery(_("There is no such area."))
    near = circle(values)
    if values["postcode"]:
        named["near"] = written_postcode(values["postcode"]) or ""
    return Interest(
        near=near,
        area=polygon(values["area"]) if values["area"] and not near and not values["site"] else None,
        ward_code=values["ward"] or None,
        district_code=values["district"] or None,
        owner_id=values["owner"] or None,
        use=values["use"] or None,
        object_id=values["site"] or None,
        named=named,
    )


PARAMETERS = ("postcode", "at", "radius", "area", "ward", "district", "owner", "use", "site")


def circle(values: dict[str, str]) -> Near | None:
    """The circle asked for, or none."""
    if values["postcode"]:
        point = postcode_point(written_postcode(values["postcode"]) or "")
        if point is None:
            raise BadQuery(_("This postcode is not in the region."))
        return Near(longitude=point.longitude, latitude=point.latitude, radius_m=radius(values["radius"]))
    if not values["at"]:
        return None
    try:
        latitude, longitude = (float(part) for part in values["at"].split(","))
    except ValueError as wrong:
        raise BadQuery(_("A place is written as latitude,longitude.")) from wrong
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadQuery(_("A place is written as latitude,longitude."))
    return Near(longitude=longitude, latitude=latitude, radius_m=radius(values["radius"]))


def radius(text: str) -> float:
    """Metres, fifty kilometres at most."""
    try:
        metres = float(text or NEARBY_M)
    except ValueError as wrong:
        raise BadQuery(_("A radius is a number of metres.")) from wrong
    if not 0 < metres <= FARTHEST_M:
        raise BadQuery(_("A radius is more than nothing, and 50,000 metres at most."))
    return metres


def polygon(text: str) -> str:
    """A GeoJSON polygon, or corners with one `latitude, longitude` a line or between semicolons, as GeoJSON."""
    if text.lstrip().startswith("{"):
        return _whole(_from_geojson(text))
    corners = [corner for corner in text.replace(";", "\n").splitlines() if corner.strip()]
    if not 3 <= len(corners) <= MOST_CORNERS:
        raise BadQuery(_("An area needs at least three corners, and 200 at most."))
    return _whole(shapely.Polygon([corner_of(corner, n) for n, corner in enumerate(corners, start=1)]))


def corner_of(text: str, n: int) -> tuple[float, float]:
    """One corner as longitude and latitude."""
    try:
        latitude, longitude = (float(part) for part in text.replace(",", " ").split())
    except ValueError as wrong:
        raise BadQuery(
            _("Line %(n)d is “%(found)s”. Write a corner as latitude, longitude: 53.351, -2.951.")
            % {"n": n, "found": text.strip()[:60]}
        ) from wrong
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadQuery(
            _("Line %(n)d is no place on the earth. Write the latitude first: 53.351, -2.951.") % {"n": n}
        )
    return longitude, latitude


def _from_geojson(text: str) -> shapely.Geometry:
    try:
        return shapely.from_geojson(text)
    except shapely.errors.GEOSException as wrong:
        raise BadQuery(_("This area cannot be read.")) from wrong


def _whole(shape: shapely.Geometry) -> str:
    """A polygon as GeoJSON, its lines not crossing."""
    if shape.geom_type != "Polygon" or shape.is_empty:
        raise BadQuery(_("An area is one polygon."))
    if shapely.get_num_coordinates(shape) > MOST_CORNERS + 1:
        raise BadQuery(_("An area needs at least three corners, and 200 at most."))
    if not shape.is_valid or shape.area == 0:
        raise BadQuery(_("The lines of this area cross. Give its corners in order, around the edge."))
    return str(shapely.to_geojson(shape))
