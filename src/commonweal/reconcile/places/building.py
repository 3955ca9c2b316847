"""Districts, wards and postcodes of the region."""

from __future__ import annotations

import pyarrow as pa
import shapely

from commonweal.reconcile.places.outlines import Area, Outlines, read_outlines
from commonweal.reconcile.sites.placing import place_postcodes
from commonweal.reconcile.snapshot.columns import arrow_schema
from commonweal.reconcile.workspace import Workspace
from commonweal.registers.region import Region

AREA_SCHEMA = arrow_schema(
    text="code name district_code", geometry="geometry", number="longitude latitude west south east north"
)


def build_places(room: Workspace, region: Region) -> Outlines:
    """Make `district`, `ward`, `postcode` and the tables of their radii; the outlines come back."""
    outlines = read_outlines(
        room.rows(
            "SELECT level, code, name, parent_code, geometry FROM boundaries_area WHERE geometry IS NOT NULL"
        ),
        region,
    )
    names = {district.code: district.name for district in region.districts}
    without = [code for code in names if outlines.district(code) is None]
    bare = [_bare(code, names[code]) for code in without]
    room.keep("district", area_table(outlines.districts, bare))
    room.keep("ward", area_table(outlines.wards, []))
    room.run("commonweal.reconcile.places", "postcodes.sql")
    place_postcodes(room, outlines)
    room.run("commonweal.reconcile.places", "areas.sql")
    return outlines


def area_table(areas: tuple[Area, ...], bare: list[dict[str, object]]) -> pa.Table:
    """Areas as the snapshot has them, by code."""
    rows = [*map(_row, areas), *bare]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["code"])), AREA_SCHEMA)


def _row(area: Area) -> dict[str, object]:
    west, south, east, north = (round(float(edge), 6) for edge in shapely.bounds(area.outline))
    middle = shapely.point_on_surface(area.outline)
    return {
        "code": area.code,
        "name": area.name,
        "district_code": area.parent_code,
        "geometry": shapely.to_wkb(area.outline),
        "longitude": round(float(shapely.get_x(middle)), 6),
        "latitude": round(float(shapely.get_y(middle)), 6),
        "west": west,
        "south": south,
        "east": east,
        "north": north,
    }


def _bare(code: str, name: str) -> dict[str, object]:
    return {"code": code, "name": name}
