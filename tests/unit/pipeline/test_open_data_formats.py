"""The pieces that files and streamed answers are made of."""

from __future__ import annotations

import json
from datetime import date

import pyarrow as pa
import pytest
import shapely

from commonweal.pipeline.publish.csv_files import as_text, csv_line
from commonweal.pipeline.publish.dictionary import dictionary, snapshot_reference
from commonweal.pipeline.publish.geojson import collection, feature
from commonweal.pipeline.publish.geoparquet import Extent, points
from commonweal.reconcile.snapshot.tables import TABLES


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (53.4, "53.4"),
        (date(2026, 4, 1), "2026-04-01"),
        (["a", "b"], "a;b"),
        ([], ""),
        ("=1+1", "=1+1"),
    ],
)
def test_a_value_in_a_cell(value: object, text: str) -> None:
    assert as_text(value) == text


def test_a_line_is_quoted_where_it_must_be() -> None:
    assert csv_line(["a,b", 'say "no"', "two\nlines", None]) == '"a,b","say ""no""","two\nlines",\r\n'


def test_a_collection_of_nothing_is_still_a_collection() -> None:
    assert json.loads("".join(collection([], identifier="site_id"))) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_features_come_one_by_one() -> None:
    rows = ({"site_id": f"s-{n}", "longitude": n, "latitude": n} for n in range(3))
    pieces = collection(rows, identifier="site_id")
    assert next(pieces).count('"Feature"') == 1
    assert len(list(pieces)) == 3


@pytest.mark.parametrize("place", [(None, 53.4), (-2.9, None), (None, None)])
def test_half_a_point_is_no_point(place: tuple[object, object]) -> None:
    row = {"site_id": "s-1", "longitude": place[0], "latitude": place[1]}
    assert json.loads(feature(row, identifier="site_id"))["geometry"] is None


def test_points_of_a_batch() -> None:
    batch = pa.RecordBatch.from_pydict({"longitude": [1.5, None], "latitude": [2.5, 3.0]})
    made = next(points([batch]))["geometry"].to_pylist()
    assert [wkb and shapely.from_wkb(wkb).wkt for wkb in made] == ["POINT (1.5 2.5)", None]


def test_an_extent_of_nothing_has_no_box() -> None:
    assert Extent().geo()["columns"] == {"geometry": {"encoding": "WKB", "geometry_types": []}}


def test_a_batch_without_any_outline_adds_nothing() -> None:
    extent = Extent()
    extent.include(pa.array([None, None], pa.binary()))
    assert extent.geo() == Extent().geo()


def test_an_extent_grows_batch_by_batch() -> None:
    extent = Extent()
    for box in (shapely.box(0, 0, 1, 1), shapely.MultiPolygon([shapely.box(5, -1, 6, 0)])):
        extent.include(pa.array([shapely.to_wkb(box), None], pa.binary()))
    note = extent.geo()["columns"]["geometry"]
    assert (note["geometry_types"], note["bbox"]) == (["MultiPolygon", "Polygon"], [0.0, -1.0, 6.0, 1.0])


def test_the_reference_names_every_table_and_column() -> None:
    page = snapshot_reference()
    for table in TABLES.values():
        assert f"## {table.name}\n" in page
        for column in table.columns:
            assert column.meaning in page


def test_the_dictionary_as_data_says_the_same() -> None:
    names = {
        table["name"]: [column["name"] for column in table["columns"]] for table in dictionary()["tables"]
    }
    assert names == {name: [column.name for column in table.columns] for name, table in TABLES.items()}
