"""Vector tiles: every meant site once, circles when far, points and outlines when near, never too large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import mapbox_vector_tile
import pytest
import shapely

from commonweal.apps.landbank.queries import tiles
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.tiles import NoSuchTile, site_tile
from shared_land import shared_snapshot

pytestmark = pytest.mark.django_db

# The tile of zoom 14 that holds 2.98 west, 53.40 north.
X, Y = 8056, 5306


def site(at: int, longitude: float | None, latitude: float | None, **more: object) -> dict[str, object]:
    place = {"longitude": longitude, "latitude": latitude, "registers": ["land_assets"]}
    return {"site_id": f"s-{at:08}", "name": f"Site {at}", **place, **more}


SITES = [
    site(1, -2.9800, 53.4000, vacancy="vacant"),
    site(2, -2.9750, 53.4010),
    site(3, -2.9750, 53.4010),
    site(4, -2.5, 53.6),
    site(5, None, None),
    site(6, -2.98, 53.40, in_land_bank=False, ownership="not public"),
]
OUTLINE = {
    "polygon_id": "P1",
    "site_id": "s-00000001",
    "geometry": shapely.to_wkb(shapely.box(-2.981, 53.399, -2.979, 53.401)),
}


@pytest.fixture(scope="module", autouse=True)
def _land(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with shared_snapshot(django_db_blocker, tmp_path_factory.mktemp("land"), sites=SITES, polygons=[OUTLINE]):
        yield


def layers(z: int, x: int, y: int, **criteria: object) -> dict[str, list[dict[str, object]]]:
    decoded = mapbox_vector_tile.decode(site_tile(z, x, y, SiteCriteria(**criteria)).content)
    return {name: [feature["properties"] for feature in layer["features"]] for name, layer in decoded.items()}


def test_the_whole_world_counts_every_placed_site_of_the_land_bank() -> None:
    assert layers(0, 0, 0) == {"sites": [{"count": 4}]}


def test_near_every_site_is_a_point_and_has_its_outline() -> None:
    near = layers(14, X, Y)
    assert sorted(near["sites"], key=lambda one: one["count"]) == [
        {"count": 1, "id": "s-00000001", "name": "Site 1"},
        {"count": 2},
    ]
    assert near["outlines"] == [{"id": "s-00000001"}]


def test_the_map_has_the_filters_of_the_list() -> None:
    assert layers(0, 0, 0, everything=True) == {"sites": [{"count": 5}]}
    assert layers(0, 0, 0, vacancies=("vacant",)) == {
        "sites": [{"count": 1, "id": "s-00000001", "name": "Site 1"}]
    }
    assert layers(14, X, Y, owners=("nobody",)) == {}


def test_neighbouring_tiles_share_no_site() -> None:
    counted = [one["count"] for x in range(2) for y in range(2) for one in layers(1, x, y).get("sites", [])]
    assert sum(counted) == 4


def test_a_tile_without_sites_is_empty() -> None:
    assert layers(14, 0, 0) == {}


@pytest.mark.parametrize(("z", "x", "y"), [(-1, 0, 0), (0, 1, 0), (3, 0, 8), (23, 0, 0), (2, -1, 0)])
def test_an_address_outside_the_square_is_no_tile(z: int, x: int, y: int) -> None:
    with pytest.raises(NoSuchTile):
        site_tile(z, x, y, SiteCriteria())


def test_a_tile_that_grows_too_large_is_drawn_coarser(monkeypatch: pytest.MonkeyPatch) -> None:
    tiles.drawn.cache_clear()
    whole = site_tile(14, X, Y, SiteCriteria()).content
    monkeypatch.setattr(tiles, "MOST_BYTES", len(whole) - 1)
    tiles.drawn.cache_clear()
    assert len(site_tile(14, X, Y, SiteCriteria()).content) < len(whole)


def test_a_point_lies_where_it_should_in_its_tile() -> None:
    decoded = mapbox_vector_tile.decode(
        site_tile(14, X, Y, SiteCriteria(vacancies=("vacant",))).content,
        default_options={"y_coord_down": True},
    )
    [feature] = decoded["sites"]["features"]
    west, north = X / 2**14 * 360 - 180, 53.4094
    x, y = feature["geometry"]["coordinates"]
    assert x == int((-2.98 - west) / 360 * 2**14 * 4096)
    assert abs(y / 4096 - (north - 53.40) / 0.0131) < 0.05
