"""Index polygons of freehold land: GML in a ZIP for five districts, GeoJSON for one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import shapely

from commonweal.sample.calendar import day_between
from commonweal.sample.files import write_zip
from commonweal.sample.geography.drawing import DISTRICTS, District
from commonweal.sample.geography.projection import to_wgs84
from commonweal.sample.land.site import Site
from commonweal.sample.randomness import chooser
from commonweal.sample.truth import Truth

FIRST_ID = 990_000_001
AS_GEOJSON = "Wrenfield"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection \
xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" \
xmlns:LR="www.landregistry.gov.uk" \
timeStamp="2026-11-01T02:00:00Z" numberMatched="unknown" numberReturned="{0}">
"""
_MEMBER = (
    '<wfs:member><LR:PREDEFINED gml:id="PREDEFINED.{id}"><LR:GEOMETRY>'
    '<gml:Polygon gml:id="P.{id}" srsName="urn:ogc:def:crs:EPSG::27700" srsDimension="2">'
    "<gml:exterior><gml:LinearRing><gml:posList>{points}</gml:posList></gml:LinearRing>"
    "</gml:exterior></gml:Polygon></LR:GEOMETRY>"
    "<LR:INSPIREID>{id}</LR:INSPIREID><LR:LABEL>{id}</LR:LABEL>"
    "<LR:NATIONALCADASTRALREFERENCE>{id}</LR:NATIONALCADASTRALREFERENCE>"
    "<LR:VALIDFROM>{valid}T00:00:00.000Z</LR:VALIDFROM>"
    "<LR:BEGINLIFESPANVERSION>{begun}T00:00:00.000Z</LR:BEGINLIFESPANVERSION></LR:PREDEFINED></wfs:member>\n"
)


def write_inspire(folder: Path, sites: Sequence[Site], *, seed: int, truth: Truth) -> None:
    """One file a district, of the freehold sites that have an outline."""
    shown = [site for site in sites if site.outline is not None and site.tenure == "Freehold"]
    order = chooser(seed, "inspire ids").sample(range(len(shown)), len(shown))
    ids = {site.number: FIRST_ID + place for site, place in zip(shown, order, strict=True)}
    for district in DISTRICTS:
        mine = sorted(
            (site for site in shown if site.place.district is district), key=lambda s: ids[s.number]
        )
        write, ending = (_write_geojson, "geojson") if district.name == AS_GEOJSON else (_write_gml, "zip")
        file = f"inspire-polygons-{district.name.lower()}/{district.name}.{ending}"
        write(folder / file, district, mine, ids, seed)
        truth.wrote(
            file,
            register="inspire_polygons",
            publisher="HM Land Registry",
            rows=len(mine),
            dated="2026-11-01",
        )
        for row, site in enumerate(mine, start=1):
            truth.site_row(site.key, file=file, row=row, key=str(ids[site.number]), evidence="place")


def _write_gml(path: Path, district: District, sites: list[Site], ids: dict[int, int], seed: int) -> None:
    days = _days(seed, district, len(sites))
    members = [
        _MEMBER.format(id=ids[site.number], points=_pos_list(site), valid=valid, begun=begun)
        for site, (valid, begun) in zip(sites, days, strict=True)
    ]
    text = _HEAD.format(len(sites)) + "".join(members) + "</wfs:FeatureCollection>\n"
    write_zip(path, [("Land_Registry_Cadastral_Parcels.gml", text.encode())])


def _pos_list(site: Site) -> str:
    return " ".join(f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(site.outline).tolist())


def _write_geojson(path: Path, district: District, sites: list[Site], ids: dict[int, int], seed: int) -> None:
    shapes = shapely.transform(np.array([site.outline for site in sites], dtype=object), _degrees)
    features = [
        {
            "type": "Feature",
            "properties": {
                "INSPIREID": ids[site.number],
                "LABEL": str(ids[site.number]),
                "NATIONALCADASTRALREFERENCE": str(ids[site.number]),
                "VALIDFROM": f"{valid}T00:00:00",
                "BEGINLIFESPANVERSION": f"{begun}T00:00:00",
            },
            "geometry": {"type": "Polygon", "coordinates": [shapely.get_coordinates(shape).tolist()]},
        }
        for site, shape, (valid, begun) in zip(sites, shapes, _days(seed, district, len(sites)), strict=True)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def _degrees(
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.column_stack(to_wgs84(points[:, 0], points[:, 1]))


def _days(seed: int, district: District, count: int) -> list[tuple[date, date]]:
    pick = chooser(seed, "inspire days", district.code)
    found = []
    for _ in range(count):
        valid = day_between(pick, date(1998, 1, 1), date(2024, 1, 1))
        found.append((valid, day_between(pick, valid, date(2026, 9, 1))))
    return found
