"""Snapshots of a few rows, made for one test: every table is there, and most are empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa

from commonweal.reconcile.snapshot.folder import write_snapshot
from commonweal.reconcile.snapshot.tables import SCHEMAS

OPEN_SOURCE = "land_assets:aaaaaaaaaaaa"
CLOSED_SOURCE = "corporate_ownership:bbbbbbbbbbbb"

BLANKS: dict[str, dict[str, object]] = {
    "sites": {
        "place_basis": "none",
        "ownership": "public",
        "in_land_bank": True,
        "brownfield": False,
        "probable_disposal": False,
        "sources_count": 1,
        "conflicts_count": 0,
    },
    "organisations": {
        "legal_form": "charity",
        "form_basis": "charity_type",
        "in_social_economy": True,
        "status": "active",
        "sources_count": 1,
        "conflicts_count": 0,
    },
    "site_facts": {"source_id": OPEN_SOURCE, "row": 2, "chosen": True, "conflict": False},
    "sources": {
        "sha256": "0" * 64,
        "rows_read": 1,
        "rows_accepted": 1,
        "rows_refused": 0,
        "rows_kept": 1,
        "current": True,
    },
    "bodies": {"kind": "metropolitan district", "reason": "named by the region file", "in_region": True},
    "polygons": {"kind": "listing", "reason": "the listing's own outline"},
}

SOURCES = (
    {"source_id": OPEN_SOURCE, "register": "land_assets", "file": "eastmere.csv", "licence": "OGL-UK-3.0"},
    {"source_id": CLOSED_SOURCE, "register": "corporate_ownership", "file": "ccod.csv", "licence": "HMLR"},
)

CLINIC = {
    "site_id": "s-00000001",
    "name": 'Harbour "Lane" Clinic',
    "address": "1 Harbour Lane, Eastmere",
    "street": "Harbour Lane",
    "post_town": "Eastmere",
    "postcode": "MB1 1AA",
    "postcode_district": "MB1",
    "longitude": -2.98765432109,
    "latitude": 53.4,
    "place_basis": "published point",
    "owner_id": "eastmere-council",
    "owner_name": "Eastmere Council",
    "tenure": "Freehold",
    "tenure_detail": "Owner occupied",
    "holding_type": "Land/Buildings",
    "vacancy": "in use",
    "uprns": ["10001", "10002"],
    "titles": ["MB1234"],
    "asset_codes": ["A-1"],
    "registers": ["land_assets"],
    "first_seen": date(2026, 4, 1),
}
FIELD = {
    "site_id": "s-00000002",
    "name": "=Field, north\nof the dock",
    "postcode_district": "MB2",
    "uprns": [],
}
GONE = {"site_id": "s-00000003", "name": "Gone", "in_land_bank": False, "closed_on": date(2026, 5, 1)}
EASTMERE = {
    "body_id": "eastmere-council",
    "name": "Eastmere Council",
    "organisation_uri": "local-authority:EST",
}


def small_snapshot(folder: Path, **tables: list[dict[str, object]]) -> Path:
    """Write a snapshot into `folder`; each table by its rows, what a row leaves out by `BLANKS`."""
    tables.setdefault("sources", [dict(source) for source in SOURCES])
    whole = {
        name: pa.Table.from_pylist(
            [BLANKS.get(name, {}) | row for row in tables.get(name, [])], schema=schema
        )
        for name, schema in SCHEMAS.items()
    }
    return write_snapshot(
        whole, into=folder, region="merrowby", region_name="Merrowby", sample=True, as_of=date(2026, 11, 1)
    ).folder
