"""A snapshot whose districts have no outline: their names are loaded all the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from commonweal.apps.places.models import District
from commonweal.pipeline.load import load
from small_snapshots import CLINIC, small_snapshot

pytestmark = pytest.mark.django_db

DISTRICT = {"code": "E08000001", "name": "Eastmere", "geometry": None}


def test_districts_without_an_outline_are_loaded(tmp_path: Path) -> None:
    load(
        small_snapshot(tmp_path, sites=[CLINIC], districts=[DISTRICT]),
        at=datetime(2026, 11, 2, tzinfo=UTC),
    )
    assert list(District.objects.values_list("name", "geometry")) == [("Eastmere", None)]
