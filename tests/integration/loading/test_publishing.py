"""A publication: which files it has, what stands in them, and that it is whole or not there."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
import shapely

from commonweal.pipeline.publish import publish, read_publication
from commonweal.pipeline.publish.standards import COMMUNITY_VALUE_COLUMNS, LAND_ASSET_COLUMNS
from commonweal.reconcile.snapshot.folder import SnapshotError
from commonweal.reconcile.snapshot.tables import SCHEMAS
from small_snapshots import CLINIC, CLOSED_SOURCE, EASTMERE, FIELD, GONE, small_snapshot

SQUARE = shapely.to_wkb(shapely.box(-3, 53, -2.5, 53.5))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    snapshot = small_snapshot(
        tmp_path / "snapshots",
        sites=[CLINIC, FIELD, GONE],
        bodies=[EASTMERE],
        site_facts=[
            {"site_id": "s-00000001", "field": "building_costs_pence", "value": "123450"},
            {"site_id": "s-00000001", "field": "energy_rating", "value": "C"},
            {"site_id": "s-00000001", "field": "energy_rating", "value": "D", "chosen": False},
            {
                "site_id": "s-00000002",
                "field": "address",
                "value": "1 Closed Road",
                "source_id": CLOSED_SOURCE,
            },
        ],
        listings=[
            {
                "reference": "ACV-1",
                "site_id": "s-00000001",
                "name": "The Ropewalk",
                "geometry": SQUARE,
                "nomination_date": date(2026, 1, 2),
            }
        ],
        organisations=[
            {"organisation_id": "GB-CHC-1", "name": "Ropewalk Trust", "identifiers": ["GB-CHC-1", "GB-COH-2"]}
        ],
        titles=[
            {
                "title_number": "MB1234",
                "address": "1 Harbour Lane",
                "postcode": "MB1 1AA",
                "tenure": "Freehold",
            }
        ],
        polygons=[{"polygon_id": "p1", "site_id": "s-00000001", "geometry": SQUARE}],
        refusals=[{"source_id": CLOSED_SOURCE, "row": 3, "code": "short_row", "raw": '["a"]'}],
    )
    return publish(snapshot, into=tmp_path / "open-data").folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_land_assets_have_the_29_columns_in_order(folder: Path) -> None:
    with (folder / "land-assets.csv").open(encoding="utf-8", newline="") as stream:
        assert tuple(next(csv.reader(stream))) == LAND_ASSET_COLUMNS


def test_community_value_has_the_19_columns_in_order(folder: Path) -> None:
    with (folder / "community-value.csv").open(encoding="utf-8", newline="") as stream:
        assert tuple(next(csv.reader(stream))) == COMMUNITY_VALUE_COLUMNS


def test_a_site_becomes_a_land_asset(folder: Path) -> None:
    clinic = {name: value for name, value in rows(folder / "land-assets.csv")[0].items() if value}
    assert clinic == {
        "OrganisationLabel": "Eastmere Council",
        "OrganisationURI": "local-authority:EST",
        "UPRN": "10001",
        "AssetCode": "A-1",
        "PropertyName": 'Harbour "Lane" Clinic',
        "StreetName": "Harbour Lane",
        "PostTown": "Eastmere",
        "PostCode": "MB1 1AA",
        "CoordinateReferenceSystem": "WGS84",
        "GeoX": "-2.9876543",
        "GeoY": "53.4",
        "TenureType": "Freehold",
        "TenureDetail": "Owner occupied",
        "HoldingType": "Land/Buildings",
        "BuildingCosts": "1234.5",
        "EnergyRating": "C",
        "LandRegistryTitleNumber": "MB1234",
    }


def test_a_site_without_a_code_is_known_by_its_own_id_and_has_no_invented_point(folder: Path) -> None:
    field = {name: value for name, value in rows(folder / "land-assets.csv")[1].items() if value}
    assert field == {
        "AssetCode": "s-00000002",
        "PropertyName": "=Field, north\nof the dock",
        "PostCode": "MB2",
    }


def test_closed_sites_are_in_the_tables_and_not_in_the_files_of_open_sites(folder: Path) -> None:
    assert [row["site_id"] for row in rows(folder / "sites.csv")] == ["s-00000001", "s-00000002"]
    assert pq.read_table(folder / "tables/sites.parquet").num_rows == 3


def test_a_listing_has_its_outline_as_text_and_iso_dates(folder: Path) -> None:
    listing = rows(folder / "community-value.csv")[0]
    assert shapely.from_wkt(listing["geometry"]).equals(shapely.from_wkb(SQUARE))
    assert (listing["reference"], listing["nomination-date"]) == ("ACV-1", "2026-01-02")


def test_lists_are_parted_by_a_semicolon(folder: Path) -> None:
    assert rows(folder / "organisations.csv")[0]["identifiers"] == "GB-CHC-1;GB-COH-2"


def test_geojson_has_a_feature_a_site_and_no_invented_place(folder: Path) -> None:
    collection = json.loads((folder / "sites.geojson").read_text("utf-8"))
    assert [(f["id"], f["geometry"]) for f in collection["features"]] == [
        ("s-00000001", {"type": "Point", "coordinates": [-2.9876543, 53.4]}),
        ("s-00000002", None),
    ]
    assert collection["features"][0]["properties"]["first_seen"] == "2026-04-01"


def test_geoparquet_says_what_its_points_are(folder: Path) -> None:
    assert json.loads(pq.read_metadata(folder / "sites.parquet").metadata[b"geo"]) == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "bbox": [-2.98765432109, 53.4, -2.98765432109, 53.4],
            }
        },
    }
    wkbs = pq.read_table(folder / "sites.parquet")["geometry"].to_pylist()
    points = [wkb and shapely.from_wkb(wkb).wkt for wkb in wkbs]
    assert points == ["POINT (-2.98765432109 53.4)", None]


def test_another_reader_of_geoparquet_knows_the_points_as_geometry(folder: Path) -> None:
    column = duckdb.from_parquet(str(folder / "sites.parquet")).select(
        "typeof(geometry), ST_AsText(geometry)"
    )
    assert column.fetchall()[0] == ("GEOMETRY('OGC:CRS84')", "POINT (-2.98765432109 53.4)")


def test_a_table_with_outlines_is_geoparquet_too(folder: Path) -> None:
    geo = json.loads(pq.read_metadata(folder / "tables/polygons.parquet").metadata[b"geo"])
    assert geo["columns"]["geometry"]["bbox"] == [-3, 53, -2.5, 53.5]


def test_every_table_is_published_with_the_meaning_of_its_columns(folder: Path) -> None:
    assert {path.stem for path in (folder / "tables").iterdir()} == set(SCHEMAS)
    schema = pq.read_schema(folder / "tables/sites.parquet")
    assert (
        schema.field("tenure").metadata[b"meaning"] == SCHEMAS["sites"].field("tenure").metadata[b"meaning"]
    )


def test_what_others_have_rights_in_is_left_blank(folder: Path) -> None:
    title = pq.read_table(folder / "tables/titles.parquet").to_pylist()[0]
    assert (title["title_number"], title["address"], title["postcode"]) == ("MB1234", None, None)
    assert pq.read_table(folder / "tables/refusals.parquet")["raw"].to_pylist() == [None]
    facts = pq.read_table(folder / "tables/site_facts.parquet").to_pylist()
    assert [fact["value"] for fact in facts] == ["123450", "C", "D", None]


def test_the_index_has_the_checksum_and_size_of_every_file(folder: Path) -> None:
    publication = read_publication(folder)
    assert publication is not None
    for file in publication.files:
        content = (folder / file.name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert publication.named("sites.csv").rows == 2
    assert publication.named("../manifest.json") is None


def test_the_checksums_can_be_checked_by_the_usual_program(folder: Path) -> None:
    first = (folder / "SHA256SUMS").read_text("utf-8").splitlines()[0]
    assert (
        first == f"{hashlib.sha256((folder / 'land-assets.csv').read_bytes()).hexdigest()}  land-assets.csv"
    )


def test_an_empty_snapshot_gives_files_with_headings_alone(tmp_path: Path) -> None:
    folder = publish(small_snapshot(tmp_path / "snapshots"), into=tmp_path / "open-data").folder
    assert json.loads((folder / "sites.geojson").read_text("utf-8")) == {
        "type": "FeatureCollection",
        "features": [],
    }
    assert rows(folder / "land-assets.csv") == []
    assert pq.read_table(folder / "sites.parquet").num_rows == 0


def test_the_same_snapshot_gives_the_same_bytes(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path / "snapshots", sites=[CLINIC, FIELD])
    once, again = (publish(snapshot, into=tmp_path / name) for name in ("one", "two"))
    assert once.files == again.files


def test_publishing_twice_writes_once(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path / "snapshots", sites=[CLINIC])
    first = publish(snapshot, into=tmp_path / "open-data")
    written = (first.folder / "sites.csv").stat().st_mtime_ns
    second = publish(snapshot, into=tmp_path / "open-data")
    assert (second, (second.folder / "sites.csv").stat().st_mtime_ns) == (first, written)


def test_a_folder_that_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="is not a snapshot"):
        publish(tmp_path, into=tmp_path / "open-data")


def test_a_publication_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path / "snapshots", sites=[CLINIC])
    (snapshot / "tables/listings.parquet").write_bytes(b"half a table")
    with pytest.raises(Exception, match="listings"):
        publish(snapshot, into=tmp_path / "open-data")
    assert list((tmp_path / "open-data").iterdir()) == []
