"""Postcodes, boundaries and the list of public bodies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from commonweal.sample.bodies import OWNERS
from commonweal.sample.files import Cell, write_csv
from commonweal.sample.geography.areas import Areas
from commonweal.sample.geography.drawing import DISTRICTS
from commonweal.sample.geography.projection import to_wgs84
from commonweal.sample.geography.streets import Postcode
from commonweal.sample.publishers.headings import headings
from commonweal.sample.truth import Truth

NSPL: Final = headings("places", "postcodes")
ORGANISATION: Final = headings("places", "bodies")
COMBINED_AUTHORITY: Final = "E47900001"
_TYPES: Final = {
    "district, borough or city council": "MD",
    "county council": "CTY",
    "combined authority": "COMB",
    "parish or town council": "parish",
}  # fmt: skip


def write_places(folder: Path, areas: Areas, postcodes: Sequence[Postcode], *, truth: Truth) -> None:
    """The postcode lookup, three boundary files and the list of public bodies."""
    _write_postcodes(folder, postcodes, truth)
    _write_boundaries(folder, areas, truth)
    _write_bodies(folder, truth)


def _write_postcodes(folder: Path, postcodes: Sequence[Postcode], truth: Truth) -> None:
    longitude, latitude = to_wgs84(
        np.array([float(code.easting) for code in postcodes]),
        np.array([float(code.northing) for code in postcodes]),
    )
    rows: list[Sequence[Cell]] = [NSPL]
    for code, lon, lat in zip(postcodes, longitude.tolist(), latitude.tolist(), strict=True):
        values = _postcode_values(code) | {"lat": f"{lat:.6f}", "long": f"{lon:.6f}"}
        rows.append([values.get(heading, "") for heading in NSPL])
    file = "postcodes/NSPL_AUG_2026_UK_MB.csv"
    write_csv(folder / file, rows)
    truth.wrote(
        file,
        register="postcodes",
        publisher="Office for National Statistics",
        rows=len(rows) - 1,
        dated="2026-08-31",
    )


def _postcode_values(code: Postcode) -> dict[str, Cell]:
    outward, inward = code.postcode.split(" ")
    small = code.small_area
    return {
        "pcd7": f"{outward:<4}{inward}",
        "pcd8": f"{outward:<4} {inward}",
        "pcds": code.postcode,
        "dointr": code.introduced,
        "doterm": code.terminated,
        "usrtypind": 0,
        "east1m": code.easting,
        "north1m": code.northing,
        "gridind": 1,
        "oa21cd": f"E00{small.code[3:]}",
        "cty25cd": "E11900001",
        "ced25cd": "E99999999",
        "lad25cd": small.district.code,
        "wd25cd": code.ward.code,
        "ctry25cd": "E92900001",
        "rgn25cd": "E12900001",
        "lsoa21cd": small.code,
        "msoa21cd": small.middle_code,
        "imd20ind": 1 + int(small.code[3:]) * 37 % 32844,
    }


def _write_boundaries(folder: Path, areas: Areas, truth: Truth) -> None:
    levels: dict[str, Iterable[tuple[shapely.Geometry, dict[str, Cell]]]] = {
        "boundaries-district/LAD_DEC_2024_MERROW_BAY_BGC": (
            (shape, {"LAD24CD": district.code, "LAD24NM": district.name})
            for district, shape in zip(DISTRICTS, areas.districts, strict=True)
        ),
        "boundaries-ward/WD_DEC_2024_MERROW_BAY_BGC": (
            (
                ward.shape,
                {
                    "WD24CD": ward.code,
                    "WD24NM": ward.name,
                    "LAD24CD": ward.district.code,
                    "LAD24NM": ward.district.name,
                },
            )
            for ward in areas.wards
        ),
        "boundaries-lsoa/LSOA_2021_MERROW_BAY_BGC": (
            (
                small.shape,
                {
                    "LSOA21CD": small.code,
                    "LSOA21NM": small.name,
                    "MSOA21CD": small.middle_code,
                    "LAD24CD": small.district.code,
                    "LAD24NM": small.district.name,
                },
            )
            for small in areas.small_areas
        ),
    }
    for stem, members in levels.items():
        file = f"{stem}.geojson"
        count = write_geojson(folder / file, members)
        truth.wrote(
            file,
            register="boundaries",
            publisher="Office for National Statistics",
            rows=count,
            dated="2024-12-31",
        )


def write_geojson(path: Path, members: Iterable[tuple[shapely.Geometry, dict[str, Cell]]]) -> int:
    """Shapes in National Grid metres and their properties, as GeoJSON in degrees; gives how many."""
    shapes, said = zip(*members, strict=True)
    bent = shapely.transform(np.array(shapes, dtype=object), _degrees)
    features = [
        {"type": "Feature", "properties": properties, "geometry": json.loads(text)}
        for properties, text in zip(said, shapely.to_geojson(bent).tolist(), strict=True)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding="utf-8"
    )
    return len(features)


def _degrees(
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.column_stack(to_wgs84(points[:, 0], points[:, 1]))


def _write_bodies(folder: Path, truth: Truth) -> None:
    rows: list[Sequence[Cell]] = [ORGANISATION]
    for number, owner in enumerate((one for one in OWNERS if one.organisation), start=1):
        values: dict[str, Cell] = {
            "organisation": owner.organisation,
            "entity": 990_000 + number,
            "name": owner.name,
            "website": owner.website,
            "statistical-geography": owner.district.code if owner.district else "",
            "opendatacommunities": owner.organisation_uri,
            "local-authority-type": _TYPES.get(owner.kind, ""),
            "government-organisation": owner.organisation.split(":")[1] if "government" in owner.kind else "",
            "combined-authority": "MBC" if owner.district else "",
            "region": "E12900001",
            "start-date": "1974-04-01",
            "end-date": "2009-03-31" if owner.key == "merrow-county" else "",
        }
        if owner.key == "mbca":
            values["statistical-geography"] = COMBINED_AUTHORITY
        rows.append([values.get(heading, "") for heading in ORGANISATION])
    file = "public-bodies/organisation.csv"
    write_csv(folder / file, rows)
    truth.wrote(
        file, register="public_bodies", publisher="Ministry of Housing, Communities and Local Government",
        rows=len(rows) - 1, dated="2026-11-02",
    )  # fmt: skip
