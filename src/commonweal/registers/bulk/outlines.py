"""Outlines from GeoJSON and GML files, one feature at a time: properties as text, geometry in either
system.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from lxml import etree
from shapely.geometry.base import BaseGeometry

from commonweal.foundation.coordinates import to_british_national_grid, to_wgs84
from commonweal.registers.bulk.json_rows import PIECE, BrokenJson, objects_in

_FEATURES = re.compile(r'"features"\s*:\s*\[')
_WIDEST_DEGREE = 360
_HARMFUL = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype")
_ORDINATES = re.compile(r"[\s,]+")


class BrokenOutlines(ValueError):
    """The file holds no features, or breaks off; the text is a whole sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feature:
    """One feature of a file; `outline` is None and `trouble` a sentence where the geometry cannot be
    read.
    """

    number: int
    properties: Mapping[str, str]
    outline: BaseGeometry | None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """An outline in WGS84 with a point inside it in both systems, and its area on the grid."""

    outline: BaseGeometry
    longitude: float
    latitude: float
    easting: float
    northing: float
    area_m2: float


def features(path: Path) -> Iterator[Feature]:
    """Every feature of a GeoJSON or GML file in order; `BrokenOutlines` where there are no more to be
    had.
    """
    with path.open("rb") as file:
        start = file.read(64 << 10)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    yield from (_gml(path, start) if text.startswith(b"<") else _geojson(path))


def _geojson(path: Path) -> Iterator[Feature]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        text = file.read(PIECE)
        found = _FEATURES.search(text)
        if not found:
            raise BrokenOutlines("The file holds no list of features.")
        try:
            for number, one in enumerate(objects_in(file, text[found.end() :]), start=1):
                yield _of_json(number, one)
        except BrokenJson as problem:
            raise BrokenOutlines(str(problem)) from problem


def _of_json(number: int, one: Mapping[str, Any]) -> Feature:
    said = one.get("properties")
    properties = {str(key): _text(value) for key, value in (said if isinstance(said, dict) else {}).items()}
    try:
        outline = shapely.from_geojson(json.dumps(one.get("geometry")))
    except (shapely.GEOSException, ValueError, TypeError, RecursionError) as problem:
        return Feature(number=number, properties=properties, outline=None, trouble=str(problem)[:120])
    return _checked(number, properties, outline)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _checked(number: int, properties: Mapping[str, str], outline: BaseGeometry | None) -> Feature:
    if outline is None or outline.is_empty or outline.geom_type not in {"Polygon", "MultiPolygon"}:
        kind = "nothing" if outline is None or outline.is_empty else f"a {outline.geom_type}"
        return Feature(number=number, properties=properties, outline=None, trouble=f"The geometry is {kind}.")
    if not np.isfinite(shapely.get_coordinates(outline)).all():
        return Feature(
            number=number, properties=properties, outline=None, trouble="A coordinate is no number."
        )
    return Feature(number=number, properties=properties, outline=outline)


# GML -----------------------------------------------------------------------------------------------------


def _gml(path: Path, start: bytes) -> Iterator[Feature]:
    if any(mark in start for mark in _HARMFUL):
        raise BrokenOutlines("The XML declares a document type or entities, which no register needs.")
    number = 0
    try:
        events = etree.iterparse(
            path, events=("end",), tag="{*}PREDEFINED",
            resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False,
        )  # fmt: skip
        for number, (_, element) in enumerate(events, start=1):
            yield _of_gml(number, element)
            _forget(element)
    except etree.XMLSyntaxError as problem:
        raise BrokenOutlines(f"The XML breaks off: {str(problem)[:120]}.") from problem
    if not number:
        raise BrokenOutlines("The XML holds no index polygons.")


def _forget(element: Any) -> None:
    """Let go of the element and of what stands before it, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent.getprevious() is not None:
        del parent.getparent()[0]


def _of_gml(number: int, element: Any) -> Feature:
    properties = {
        etree.QName(child).localname: (child.text or "").strip()
        for child in element
        if isinstance(child.tag, str) and not len(child)
    }
    try:
        polygons = [_polygon(one) for one in element.iter("{*}Polygon", "{*}PolygonPatch")]
    except (ValueError, shapely.GEOSException) as problem:
        return Feature(number=number, properties=properties, outline=None, trouble=str(problem)[:120])
    outline = shapely.MultiPolygon(polygons) if len(polygons) > 1 else polygons[0] if polygons else None
    return _checked(number, properties, outline)


def _polygon(element: Any) -> shapely.Polygon:
    rings = [_ring(one) for part in ("exterior", "outerBoundaryIs") for one in element.iter(f"{{*}}{part}")]
    holes = [_ring(one) for part in ("interior", "innerBoundaryIs") for one in element.iter(f"{{*}}{part}")]
    if len(rings) != 1:
        raise ValueError(f"A polygon has {len(rings)} outer rings.")
    return shapely.Polygon(rings[0], holes)


def _ring(element: Any) -> Any:
    texts = [one.text or "" for one in element.iter("{*}posList", "{*}coordinates", "{*}pos")]
    numbers = np.array([float(one) for one in _ORDINATES.split(" ".join(texts).strip()) if one])
    if len(numbers) < 6 or len(numbers) % 2:
        raise ValueError(f"A ring has {len(numbers)} ordinates.")
    return numbers.reshape(-1, 2)


# Places --------------------------------------------------------------------------------------------------


def placed(outlines: Iterable[BaseGeometry]) -> Iterator[Placed]:
    """Each outline in both systems; which one it came in shows in the size of its numbers."""
    found = np.array(list(outlines), dtype=object)
    if not len(found):
        return
    metric = np.abs(np.nan_to_num(shapely.bounds(found))).max(axis=1) > _WIDEST_DEGREE
    degrees, metres = found.copy(), found.copy()
    degrees[metric] = shapely.transform(found[metric], _to_degrees)
    metres[~metric] = shapely.transform(found[~metric], _to_metres)
    inside = shapely.point_on_surface(metres)
    eastings, northings = shapely.get_x(inside), shapely.get_y(inside)
    longitudes, latitudes = to_wgs84(eastings, northings)
    areas = shapely.area(metres)
    for at, outline in enumerate(degrees):
        yield Placed(
            outline=outline,
            longitude=round(float(longitudes[at]), 6), latitude=round(float(latitudes[at]), 6),
            easting=round(float(eastings[at]), 2), northing=round(float(northings[at]), 2),
            area_m2=round(float(areas[at]), 2),
        )  # fmt: skip


def _to_degrees(points: Any) -> Any:
    return np.column_stack(to_wgs84(points[:, 0].copy(), points[:, 1].copy()))


def _to_metres(points: Any) -> Any:
    return np.column_stack(to_british_national_grid(points[:, 0].copy(), points[:, 1].copy()))
