"""A small site for tests of what is served: a snapshot of a few rows, loaded, and published where asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import shapely
from django.core.management import call_command
from django.db import connection

from commonweal.pipeline.load import load
from commonweal.pipeline.load.landing import ORGANISATIONS, SITES
from commonweal.pipeline.publish import Publication, publish
from small_snapshots import CLINIC, EASTMERE, FIELD, GONE, small_snapshot

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

ROPEWALK = {
    "organisation_id": "GB-CHC-1234560",
    "name": "The Ropewalk Trust Limited",
    "identifiers": ["GB-CHC-1234560", "GB-COH-07654321"],
    "postcode": "MB1 1AA",
    "website": "https://ropewalk.example",
    "income_pence": 1_234_550,
    "income_year_end": date(2026, 3, 31),
    "employees": 4,
}
CHOIR = {"organisation_id": "GB-CHC-7777777", "name": "Quay Choir", "identifiers": ["GB-CHC-7777777"]}

EASTMERE_OUTLINE = shapely.to_wkb(shapely.box(-3.1, 53.3, -2.9, 53.5))

TABLES = {
    "sites": [CLINIC, FIELD, GONE],
    "bodies": [EASTMERE],
    "site_facts": [{"site_id": "s-00000001", "field": "tenure", "value": "Freehold"}],
    "site_events": [
        {
            "site_id": "s-00000001",
            "on": date(2026, 5, 1),
            "kind": "vacancy changed",
            "was": "in use",
            "became": "<vacant> & \x01more",
            "source_id": "land_assets:aaaaaaaaaaaa",
            "row": 2,
        },
        {"site_id": "s-00000002", "on": date(2026, 4, 1), "kind": "appeared"},
    ],
    "organisations": [ROPEWALK, CHOIR],
    "districts": [{"code": "E08000001", "name": "Eastmere", "geometry": EASTMERE_OUTLINE}],
}


def load_small_site(folder: Path) -> Path:
    """Load the small site into the test's database; answer the snapshot's folder."""
    snapshot = small_snapshot(folder / "snapshots", **TABLES)
    load(snapshot, at=AT)
    return snapshot


def publish_small_site(folder: Path) -> Publication:
    """Load the small site and publish it into `folder/open-data`, where the site looks for it."""
    return publish(load_small_site(folder), into=folder / "open-data")


@contextmanager
def committed_small_site(blocker: Any, folder: Path) -> Iterator[Publication]:
    """The small site, loaded and published once for a whole module; its tables are empty again afterwards.

    `blocker` is pytest-django's. Each test still runs in a transaction of its own.
    """
    with blocker.unblock():
        try:
            yield publish_small_site(folder)
        finally:
            # Numbers go on: what is held of an earlier load must not pass for one of a later load.
            call_command("flush", verbosity=0, interactive=False, reset_sequences=False)
            with connection.cursor() as cursor:
                for words in (SITES.words, ORGANISATIONS.words):
                    cursor.execute(f"DELETE FROM {words}")
