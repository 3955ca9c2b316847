"""Snapshots are whole or not there, found by the beginning of their hash, and compared field by field."""

from dataclasses import replace
from datetime import date

import pytest

from commonweal.reconcile.snapshot import SCHEMAS, TABLES, Snapshot, SnapshotError, find_snapshot, latest_in
from commonweal.reconcile.snapshot.diff import Change, Entry, diff
from commonweal.reconcile.snapshot.folder import Manifest
from small_registers import asset, built, staged


@pytest.fixture
def two(tmp_path):
    """The former and the later snapshot of one council's register."""
    old = [asset("A1", property_name="Hall", vacancy="in use"), asset("A2", property_name="Lodge")]
    new = [asset("A1", property_name="Hall", vacancy="vacant"), asset("A3", property_name="Barn")]
    first = built(tmp_path, staged(tmp_path, "land_assets", "asset", old, dated=date(2025, 1, 1)))
    return first, built(
        tmp_path, staged(tmp_path, "land_assets", "asset", new, dated=date(2026, 1, 1)), former=first
    )


def test_every_column_has_a_meaning():
    assert [
        (name, field.name)
        for name, schema in SCHEMAS.items()
        for field in schema
        if not field.metadata[b"meaning"]
    ] == []
    assert [name for name, table in TABLES.items() if not table.one_row] == []


def test_a_difference_names_what_was_added_changed_and_closed(two):
    found = diff(*two)
    by_name = {row["name"]: row["site_id"] for row in two[1].read("sites").to_pylist()}
    assert found.added == (Entry(table="sites", id=by_name["Barn"], name="Barn"),)
    assert found.closed == (Entry(table="sites", id=by_name["Lodge"], name="Lodge"),)
    assert found.changed == (
        Change(
            table="sites", id=by_name["Hall"], name="Hall", field="vacancy", before="in use", after="vacant"
        ),
    )


def test_a_snapshot_does_not_differ_from_itself(two):
    assert diff(two[1], two[1]).is_empty


def test_a_snapshot_is_found_by_four_letters_of_its_hash_and_as_the_latest(two):
    folder = two[0].folder.parent
    assert find_snapshot(folder, two[0].hash[:8]).hash == two[0].hash
    assert latest_in(folder).hash == two[1].hash
    with pytest.raises(SnapshotError, match="names 0 snapshots"):
        find_snapshot(folder, "zzzz")


def test_a_folder_without_a_table_is_not_a_snapshot(two):
    two[0].table("titles").unlink()
    with pytest.raises(SnapshotError, match="it has no table titles"):
        Snapshot.open(two[0].folder)


def test_a_changed_byte_is_noticed(two):
    path = two[0].table("titles")
    path.write_bytes(path.read_bytes() + b" ")
    assert two[0].damaged() == ["titles"]


def test_the_manifest_is_read_as_it_was_written(two):
    manifest = two[0].manifest
    assert Manifest.from_json(manifest.to_json()) == manifest
    with pytest.raises(SnapshotError):
        Manifest.from_json("{}")
    assert replace(manifest, sample=False) != manifest
