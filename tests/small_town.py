"""A small town for tests of pages: a few dozen sites, owners, titles, changes and organisations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import shapely

from commonweal.pipeline.load import load
from small_snapshots import small_snapshot

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
COUNCIL_FILE, TITLE_FILE, CHARITY_FILE = (
    "land_assets:aaaaaaaaaaaa",
    "corporate_ownership:bbbbbbbbbbbb",
    "charity_commission:cccccccccccc",
)
OGL = "Contains public sector information licensed under the Open Government Licence v3.0."

SOURCES = [
    {
        "source_id": COUNCIL_FILE,
        "register": "land_assets",
        "title": "Local authority land and building assets",
        "publisher": "Eastmere Council",
        "file": "eastmere-assets.csv",
        "licence": "OGL-UK-3.0",
        "attribution": OGL,
        "dated": date(2026, 4, 1),
        "rows_read": 30,
        "rows_accepted": 28,
        "rows_refused": 2,
        "rows_kept": 28,
    },
    {
        "source_id": TITLE_FILE,
        "register": "corporate_ownership",
        "title": "Corporate ownership",
        "publisher": "HM Land Registry",
        "file": "ccod.csv",
        "licence": "HMLR",
        "dated": date(2026, 11, 1),
    },
    {
        "source_id": CHARITY_FILE,
        "register": "charity_commission",
        "title": "Charity Commission extract",
        "publisher": "Charity Commission",
        "file": "charity.json",
        "licence": "OGL-UK-3.0",
        "dated": date(2026, 11, 1),
    },
]
REFUSED = [
    {"column": "GeoX", "code": "not_a_number", "found": "n/a", "row": 17},
    {"column": "UPRN", "code": "not_a_uprn", "found": "=1+1", "row": 19},
]
EASTMERE = {
    "body_id": "eastmere-council",
    "name": "Eastmere Council",
    "organisation_uri": "local-authority:EST",
    "district_code": "E99000001",
    "website": "https://eastmere.example",
}
TRUST = {
    "body_id": "merrow-nhs",
    "name": "Merrow NHS Trust",
    "kind": "NHS trust",
    "reason": "its name says NHS",
}
DISTRICTS = [
    {
        "code": "E99000001",
        "name": "Eastmere",
        "geometry": shapely.to_wkb(shapely.box(-3.0, 53.3, -2.9, 53.4)),
        "longitude": -2.95,
        "latitude": 53.35,
    },
    {
        "code": "E99000002",
        "name": "Netherfold",
        "geometry": shapely.to_wkb(shapely.box(-2.9, 53.3, -2.8, 53.4)),
        "longitude": -2.85,
        "latitude": 53.35,
    },
]

LIBRARY = {
    "site_id": "s-1ibrary1",
    "name": "Old Tannery Library",
    "address": "12 Tannery Row, Eastmere",
    "street": "Tannery Row",
    "post_town": "Eastmere",
    "postcode": "MB4 2QX",
    "postcode_district": "MB4",
    "longitude": -2.951,
    "latitude": 53.351,
    "place_basis": "published point",
    "place_radius_m": 0.0,
    "district_code": "E99000001",
    "owner_id": "eastmere-council",
    "owner_name": "Eastmere Council",
    "owner_kind": "metropolitan district",
    "tenure": "Freehold",
    "holding_type": "Buildings",
    "use": "Library",
    "vacancy": "vacant",
    "building_size_m2": 640.0,
    "land_area_ha": 0.11,
    "uprns": ["100098712345"],
    "titles": ["MB204417"],
    "asset_codes": ["E-418"],
    "listing": "listed",
    "listing_until": date(2029, 5, 3),
    "notice_received": date(2026, 10, 26),
    "registers": ["land_assets", "corporate_ownership"],
    "sources_count": 2,
    "conflicts_count": 1,
    "changed_on": date(2026, 11, 1),
}
REDACTED = {
    "site_id": "s-foundry1",
    "name": "Land at Foundry Bank",
    "postcode_district": "MB4",
    "place_basis": "none",
    "district_code": "E99000001",
    "owner_id": "merrow-nhs",
    "owner_name": "Merrow NHS Trust",
    "owner_kind": "NHS trust",
    "vacancy": "surplus",
    "registers": ["land_assets"],
}
GONE = {
    "site_id": "s-g0neg0ne",
    "name": "Quay Street Baths",
    "in_land_bank": False,
    "closed_on": date(2026, 5, 1),
}


def yards(count: int) -> list[dict[str, object]]:
    """Sites in a row along a street, all of one owner, to fill more than one page."""
    return [
        {
            "site_id": f"s-yard{number:04d}",
            "name": f"Ropewalk Yard {number}",
            "address": f"{number} Ropewalk, Netherfold",
            "postcode": "MB1 1BD",
            "postcode_district": "MB1",
            "longitude": -2.86 + number / 2000,
            "latitude": 53.34,
            "place_basis": "postcode",
            "place_radius_m": 150.0,
            "district_code": "E99000002",
            "owner_id": "eastmere-council",
            "owner_name": "Eastmere Council",
            "owner_kind": "metropolitan district",
            "tenure": "Leasehold",
            "use": "Yard",
            "registers": ["land_assets"],
        }
        for number in range(1, count + 1)
    ]


def fact(field: str, value: str, **more: object) -> dict[str, object]:
    """One value of the library, as its council's file has it."""
    own = {"site_id": "s-1ibrary1", "source_id": COUNCIL_FILE, "row": 418, "dated": date(2026, 4, 1)}
    return {**own, "field": field, "value": value, **more}


FACTS = [
    fact("owner_name", "Eastmere Council"),
    fact("owner_name", "Eastmere Council", source_id=TITLE_FILE, row=88, dated=date(2026, 11, 1)),
    fact("tenure", "Freehold", source_id=TITLE_FILE, row=88, dated=date(2026, 11, 1), conflict=True),
    fact("tenure", "Leasehold", chosen=False, conflict=True),
    fact("building_size_m2", "640.0"),
    fact("uprns", "100098712345"),
]
RECORDS = [
    {
        "site_id": "s-1ibrary1",
        "record_key": "land_assets/eastmere-council/E-418",
        "source_id": COUNCIL_FILE,
        "row": 418,
        "reason": "the first row of this site",
        "score": 1.0,
    },
    {
        "site_id": "s-1ibrary1",
        "record_key": "corporate_ownership/MB204417",
        "source_id": TITLE_FILE,
        "row": 88,
        "reason": "the same title number MB204417",
        "score": 0.99,
    },
]
EVENTS = [
    {
        "site_id": "s-1ibrary1",
        "on": date(2026, 10, 26),
        "kind": "notice of sale received",
        "source_id": COUNCIL_FILE,
        "row": 418,
    },
    {"site_id": "s-1ibrary1", "on": date(2029, 5, 3), "kind": "listing ends"},
    {
        "site_id": "s-foundry1",
        "on": date(2026, 4, 1),
        "kind": "vacancy changed",
        "was": "in use",
        "became": "surplus",
        "source_id": COUNCIL_FILE,
        "row": 12,
    },
]
ROPEWALK = {
    "organisation_id": "GB-CHC-1234560",
    "name": "Ropewalk Bakery Co-operative",
    "legal_form": "charitable company",
    "identifiers": ["GB-CHC-1234560", "GB-COH-07654321"],
    "registers": ["charity_commission", "companies_house"],
    "sector": "Food",
    "activities": "Bakes bread and teaches baking.",
    "address": "3 Ropewalk, Netherfold",
    "postcode": "MB1 1BD",
    "district_code": "E99000002",
    "longitude": -2.86,
    "latitude": 53.34,
    "website": "ropewalk.example",
    "income_pence": 41_000_000,
    "income_year_end": date(2026, 3, 31),
    "sources_count": 2,
    "conflicts_count": 1,
}
CHOIR = {
    "organisation_id": "GB-CHC-7777777",
    "name": "Quay Choir",
    "identifiers": ["GB-CHC-7777777"],
    "registers": ["charity_commission"],
}
ORGANISATION_FACTS = [
    {
        "organisation_id": "GB-CHC-1234560",
        "field": field,
        "value": value,
        "source_id": source,
        "row": 7,
        "dated": date(2026, 11, 1),
        "chosen": chosen,
        "conflict": field == "address",
    }
    for field, value, source, chosen in (
        ("legal_form", "charitable company", CHARITY_FILE, True),
        ("income_pence", "41000000", CHARITY_FILE, True),
        ("website", "ropewalk.example", CHARITY_FILE, True),
        ("address", "3 Ropewalk, Netherfold", CHARITY_FILE, True),
        ("address", "1 Quay Street, Eastmere", TITLE_FILE, False),
    )
]
YEARS = [
    {
        "organisation_id": "GB-CHC-1234560",
        "year_end": date(year, 3, 31),
        "income_pence": income,
        "expenditure_pence": 30_000_000,
        "source_id": CHARITY_FILE,
        "row": 7,
    }
    for year, income in ((2024, 28_000_000), (2025, None), (2026, 41_000_000))
]
COMPLIANCE = [
    {
        "body_id": "eastmere-council",
        "register": "land_assets",
        "source_id": COUNCIL_FILE,
        "dated": date(2026, 4, 1),
        "rows": 28,
        "field": field,
        "mandatory": mandatory,
        "filled": filled,
    }
    for field, mandatory, filled in (
        ("UPRN", True, 28),
        ("GeoX", True, 14),
        ("HoldingType", True, 0),
        ("Purpose", False, 3),
    )
]


def tables(*, sites: int = 24) -> dict[str, list[dict[str, object]]]:
    """The town's tables, with so many yards besides the three sites that have a story."""
    return {
        "sources": [dict(source) for source in SOURCES],
        "refusals": [
            {"source_id": COUNCIL_FILE, "expected": "a number", "mend": "Write it, or leave it blank.", **row}
            for row in REFUSED
        ],
        "missing": [
            {"register": "brownfield_land", "publisher": "Netherfold Council", "why": "No address is known."}
        ],
        "bodies": [EASTMERE, TRUST],
        "districts": DISTRICTS,
        "postcodes": [
            {
                "postcode": "MB4 2QX",
                "outward": "MB4",
                "longitude": -2.951,
                "latitude": 53.351,
                "district_code": "E99000001",
            }
        ],
        "sites": [LIBRARY, REDACTED, GONE, *yards(sites)],
        "site_facts": FACTS,
        "site_records": RECORDS,
        "site_events": EVENTS,
        "site_aliases": [{"former_id": "s-0ld0ld00", "site_id": "s-1ibrary1"}],
        "titles": [
            {
                "title_number": "MB204417",
                "site_id": "s-1ibrary1",
                "tenure": "Freehold",
                "proprietor": "EASTMERE COUNCIL",
                "owner_id": "eastmere-council",
                "first_edition": "2026-01",
                "last_edition": "2026-11",
            }
        ],
        "polygons": [
            {
                "polygon_id": "p1",
                "site_id": "s-1ibrary1",
                "kind": "inspire",
                "geometry": shapely.to_wkb(shapely.box(-2.952, 53.3505, -2.95, 53.3515)),
                "area_m2": 1100.0,
                "reason": "its point lies inside",
            }
        ],
        "listings": [
            {
                "reference": "ACV1",
                "site_id": "s-1ibrary1",
                "name": "Old Tannery Library",
                "organisation": "Eastmere Council",
                "nominating_group": "Friends of the Library",
                "expiry_date": date(2029, 5, 3),
            }
        ],
        "compliance": COMPLIANCE,
        "organisations": [ROPEWALK, CHOIR],
        "organisation_facts": ORGANISATION_FACTS,
        "organisation_links": [
            {
                "organisation_id": "GB-CHC-1234560",
                "left": "GB-CHC-1234560",
                "right": "GB-COH-07654321",
                "reason": "the charity names the company's number",
                "guard": "the names are alike",
            }
        ],
        "organisation_years": YEARS,
        "organisation_aliases": [{"former_id": "GB-CHC-0000001", "organisation_id": "GB-CHC-1234560"}],
    }


def load_small_town(folder: Path, *, sites: int = 24) -> Path:
    """Load the town into the test's database; answer the snapshot's folder."""
    snapshot = small_snapshot(folder / "snapshots", **tables(sites=sites))
    load(snapshot, at=AT)
    return snapshot
