"""Vector tiles of the sites that the criteria mean: circles with a count when far, points and outlines when
near."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import mapbox_vector_tile
import numpy as np
import shapely

from commonweal.apps.landbank.models import Outline
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.filtering import filtered
from commonweal.apps.landbank.queries.held_sites import HeldSites, held_sites
from commonweal.apps.places.queries.distances import degrees
from commonweal.apps.provenance.queries.masks import Mask
from commonweal.apps.provenance.queries.packing import Array

EXTENT = 4096
DEEPEST = 22
NEAR_ZOOM = 14
# How many cells a tile's edge has: sites in one cell are one circle with a count.
CELLS_FAR, CELLS_NEAR = 16, 256
MOST_BYTES = 500_000
MOST_OUTLINES = 1500
# An outline is drawn on the tiles that lie within this of its site's point: one tile of zoom 14, about 1.5 km.
OUTLINE_REACH = 2.0**-NEAR_ZOOM
MARGIN = 64
TILES_HELD = 512

Feature = dict[str, Any]


class NoSuchTile(ValueError):
    """A tile address outside the square of its zoom."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A tile as Mapbox Vector Tile bytes, and the version of the data that it was drawn from."""

    content: bytes
    version: str


def site_tile(z: int, x: int, y: int, criteria: SiteCriteria) -> Tile:
    """The tile with a layer `sites` (`count`; a single one has `id`, `name`, `notice`) and, near, `outlines`
    (`id`).

    At most 500,000 bytes. Queries: the snapshot, those of the words, and near one for outlines. NoSuchTile
    where there is no such tile.
    """
    if not (0 <= z <= DEEPEST and 0 <= x < 2**z and 0 <= y < 2**z):
        raise NoSuchTile(f"{z}/{x}/{y}")
    sites = held_sites()
    return Tile(content=drawn(z, x, y, criteria, sites), version=sites.version)


@lru_cache(maxsize=TILES_HELD)
def drawn(z: int, x: int, y: int, criteria: SiteCriteria, sites: HeldSites) -> bytes:
    """The bytes of a tile; the latest tiles are held."""
    if not len(sites.frame):
        return encoded([], [])
    mask = meant(criteria, sites)
    outlines = outline_features(z, x, y, mask, sites) if z >= NEAR_ZOOM else []
    cells = CELLS_NEAR if z >= NEAR_ZOOM else CELLS_FAR
    content = encoded(site_features(z, x, y, mask, sites, cells=cells), outlines)
    while len(content) > MOST_BYTES and (cells > 1 or outlines):
        cells, outlines = max(cells // 2, 1), outlines[: len(outlines) // 2]
        content = encoded(site_features(z, x, y, mask, sites, cells=cells), outlines)
    return content


@lru_cache(maxsize=16)
def meant(criteria: SiteCriteria, sites: HeldSites) -> Mask:
    """The sites that the criteria mean: a map asks for many tiles with the same filters."""
    return filtered(criteria, sites)[2]


def encoded(sites: list[Feature], outlines: list[Feature]) -> bytes:
    """Features in tile units, the first row at the north, as a tile."""
    layers = [{"name": "sites", "features": sites}, {"name": "outlines", "features": outlines}]
    options = {"y_coord_down": True, "extents": EXTENT}
    return bytes(
        mapbox_vector_tile.encode([layer for layer in layers if layer["features"]], default_options=options)
    )


def site_features(z: int, x: int, y: int, mask: Mask, sites: HeldSites, *, cells: int) -> list[Feature]:
    """One point for each cell that has sites: at the middle of its sites."""
    across, down = sites.frame["x"] * 2**z - x, sites.frame["y"] * 2**z - y
    places = np.flatnonzero(mask & (across >= 0) & (across < 1) & (down >= 0) & (down < 1))
    across, down = across[places], down[places]
    cell = (across * cells).astype("int64") * cells + (down * cells).astype("int64")
    _, first, which, counts = np.unique(cell, return_index=True, return_inverse=True, return_counts=True)
    middles = np.column_stack([np.bincount(which, weights=axis) / counts for axis in (across, down)])
    points = shapely.points(np.floor(middles * EXTENT))
    described = zip(points.tolist(), counts.tolist(), places[first].tolist(), strict=True)
    return [
        {"geometry": point, "properties": properties(sites, place, count)}
        for point, count, place in described
    ]


def properties(sites: HeldSites, place: int, count: int) -> Feature:
    """What the map says of a circle, or of a single site."""
    if count > 1:
        return {"count": count}
    frame = sites.frame
    site: Feature = {"count": 1, "id": frame["site_id"][place].decode(), "name": frame.text("name", place)}
    return {**site, "notice": True} if frame["notice"][place] else site


def outline_features(z: int, x: int, y: int, mask: Mask, sites: HeldSites) -> list[Feature]:
    """The outlines of meant sites on the tile, the largest first."""
    found = outlines_near(z, x, y, mask, sites)
    if not found:
        return []
    shapes = shapely.from_wkb(np.array([bytes(outline) for _, outline in found], dtype=object))
    drawn_shapes = shapely.clip_by_rect(
        shapely.transform(shapes, lambda points: in_tile(points, z, x, y)),
        -MARGIN,
        -MARGIN,
        EXTENT + MARGIN,
        EXTENT + MARGIN,
    )
    fits = ~(shapely.is_empty(drawn_shapes) | shapely.is_missing(drawn_shapes))
    order = np.argsort(-shapely.area(drawn_shapes), kind="stable")
    return [
        {"geometry": drawn_shapes[at], "properties": {"id": found[at][0]}}
        for at in order.tolist()
        if fits[at]
    ][:MOST_OUTLINES]


def outlines_near(z: int, x: int, y: int, mask: Mask, sites: HeldSites) -> list[tuple[str, bytes]]:
    """Site id and outline of meant sites whose point lies on the tile or near it, and whose box touches the
    tile."""
    frame, size = sites.frame, 2.0**-z
    west, north = x * size, y * size
    near = mask & (frame["x"] >= west - OUTLINE_REACH) & (frame["x"] <= west + size + OUTLINE_REACH)
    near &= (frame["y"] >= north - OUTLINE_REACH) & (frame["y"] <= north + size + OUTLINE_REACH)
    ids = [site_id.decode() for site_id in frame["site_id"][near]]
    longitudes, latitudes = degrees(np.array([west, west + size]), np.array([north, north + size]))
    found = Outline.objects.filter(
        site_id__in=ids,
        west__lte=longitudes[1],
        east__gte=longitudes[0],
        south__lte=latitudes[0],
        north__gte=latitudes[1],
    ).order_by("polygon_id", "id")
    return list(found.values_list("site_id", "geometry"))


def in_tile(points: Array, z: int, x: int, y: int) -> Array:
    """Degrees as whole units of the tile."""
    radians = np.radians(points[:, 1])
    across = (points[:, 0] + 180) / 360 * 2**z - x
    down = (1 - np.arcsinh(np.tan(radians)) / np.pi) / 2 * 2**z - y
    return np.round(np.column_stack([across, down]) * EXTENT)
