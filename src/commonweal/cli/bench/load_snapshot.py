"""A snapshot of any size with invented rows, for measuring the load: no pipeline, no meaning, the right
shapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from commonweal.reconcile.snapshot.folder import Snapshot, write_snapshot
from commonweal.reconcile.snapshot.tables import SCHEMAS

SOURCE = "'land_assets:' || lpad(to_hex(i % 7 + 1048576), 12, '0')"
SITE_ID = "'s-' || lpad(to_hex((i * 2654435761) % 4294967296), 8, '0')"
ORGANISATION_ID = "'GB-CHC-' || (200000 + i)"
STREETS = "['Dock','Chapel','Station','Park','Mill','Albert','Granby','Orchard','Quarry','Tannery']"
KINDS = "['Library','Playing field','Car park','Community centre','Swimming baths','Depot','School','Health centre']"
NAME = f"{STREETS}[1 + i % 10] || ' ' || {KINDS}[1 + (i // 10) % 8] || ' ' || i"
POSTCODE = (
    "'L' || (1 + i % 40) || ' ' || (i % 10) || chr(65 + (i % 26)::int) || chr(65 + ((i // 26) % 26)::int)"
)
LONGITUDE, LATITUDE = (
    "-3.2 + 0.7 * ((i * 7919) % 100003) / 100003",
    "53.2 + 0.5 * ((i * 104729) % 100019) / 100019",
)
CORNERS = ((0, 0), (0.001, 0), (0.001, 0.0006), (0.0004, 0.0008), (0, 0.0006), (0, 0))
RING = ", ".join(f"[{LONGITUDE} + {dx}, {LATITUDE} + {dy}]" for dx, dy in CORNERS)
OUTLINE = f"ST_AsWKB(ST_GeomFromGeoJSON(json_object('type', 'Polygon', 'coordinates', [[{RING}]])))::blob"

SITES: Mapping[str, str] = {
    "site_id": SITE_ID,
    "name": NAME,
    "address": f"(i % 200) || ' ' || {STREETS}[1 + i % 10] || ' Street, Sampleton'",
    "street": f"(i % 200) || ' ' || {STREETS}[1 + i % 10] || ' Street'",
    "post_town": "'Sampleton'",
    "postcode": POSTCODE,
    "postcode_district": "'L' || (1 + i % 40)",
    "longitude": LONGITUDE,
    "latitude": LATITUDE,
    "easting": "320000 + (i * 7919) % 40000",
    "northing": "380000 + (i * 104729) % 40000",
    "place_basis": "'published point'",
    "place_radius_m": "0",
    "district_code": "'E0800001' || (i % 6)",
    "ward_code": "'E050000' || (10 + i % 90)",
    "owner_id": "'body-' || (i % 60)",
    "owner_name": "'Body of Sampleton ' || (i % 60)",
    "owner_kind": "['metropolitan district','NHS trust','police','fire'][1 + i % 4]",
    "ownership": "['public','public','public','mixed','not public'][1 + i % 5]",
    "in_land_bank": "i % 5 < 4",
    "tenure": "['Freehold','Leasehold'][1 + i % 2]",
    "holding_type": "['Land','Buildings'][1 + i % 2]",
    "use": f"{KINDS}[1 + (i // 10) % 8]",
    "purpose": "['Operational','Surplus','Investment'][1 + i % 3]",
    "vacancy": "['in use','in use','in use','vacant','surplus'][1 + i % 5]",
    "land_area_ha": "(i % 500) / 100.0",
    "uprns": "[(10000000 + i)::varchar]",
    "titles": "['MS' || (100000 + i)]",
    "asset_codes": "['A' || i, 'B' || (i // 3)]",
    "brownfield": "i % 50 = 0",
    "probable_disposal": "i % 100 = 0",
    "flags": "[]::varchar[]",
    "registers": "['land_assets','corporate_ownership']",
    "sources_count": "2",
    "conflicts_count": "i % 3",
    "first_seen": "date '2023-01-01'",
    "last_seen": "date '2026-06-01'",
    "changed_on": "date '2024-01-01' + (i % 800)::int",
}
FIELDS = (
    "['name','address','street','post_town','postcode','longitude','latitude','owner_name','tenure','holding_type',"
    "'use','purpose','vacancy','land_area_ha','uprns','titles','asset_codes','energy_rating','name','tenure']"
)
FACTS: Mapping[str, str] = {
    "field": f"{FIELDS}[1 + j]",
    "value": f"{NAME} || ' ' || j",
    "source_id": SOURCE,
    "row": "i",
    "dated": "date '2026-01-01'",
    "chosen": "j < 18",
    "conflict": "j % 19 = 0",
}
ORGANISATIONS: Mapping[str, str] = {
    "organisation_id": ORGANISATION_ID,
    "name": f"{NAME} || ' Society'",
    "legal_form": "['Charity','Community interest company','Co-operative society'][1 + i % 3]",
    "form_basis": "'registered as'",
    "in_social_economy": "true",
    "status": "'active'",
    "sector": "['Arts','Housing','Health','Food'][1 + i % 4]",
    "activities": f"'Keeps the ' || {NAME} || ' open for people who live near it, every day of the week'",
    "address": f"(i % 200) || ' ' || {STREETS}[1 + i % 10] || ' Street, Sampleton'",
    "postcode": POSTCODE,
    "longitude": LONGITUDE,
    "latitude": LATITUDE,
    "district_code": "'E0800001' || (i % 6)",
    "income_pence": "(i * 7919) % 100000000",
    "identifiers": f"[{ORGANISATION_ID}]",
    "registers": "['charity_commission']",
    "flags": "[]::varchar[]",
    "sources_count": "1",
    "conflicts_count": "0",
}


def make_snapshot(*, sites: int, organisations: int, into: Path, edition: int = 1) -> Snapshot:
    """Write a snapshot of that many sites and organisations into a folder.

    A site has twenty facts, two rows, a title and an outline; another `edition` differs in one site of ten.
    """
    database = duckdb.connect()
    tables = {name: schema.empty_table() for name, schema in SCHEMAS.items()}

    def fill(name: str, columns: Mapping[str, str], source: str) -> None:
        chosen = ", ".join(f'{expression} AS "{column}"' for column, expression in columns.items())
        rows = database.sql(f"SELECT {chosen} FROM {source}").to_arrow_table()  # noqa: S608
        tables[name] = shaped(rows, name).sort_by([(SCHEMAS[name].names[0], "ascending")])

    each_site, each_organisation = f"range({sites}) t(i)", f"range({organisations}) t(i)"
    sites_columns = {**SITES, "name": f"{NAME} || CASE WHEN i % 10 = 0 THEN ' edition {edition}' ELSE '' END"}
    fill("sites", sites_columns, each_site)
    fill("site_facts", {"site_id": SITE_ID, **FACTS}, f"{each_site}, range(20) f(j)")
    fill("site_records", RECORDS, f"{each_site}, range(2) f(j)")
    fill("site_events", EVENTS, f"{each_site} WHERE i % 10 = 0")
    fill("titles", TITLES, each_site)
    fill("polygons", POLYGONS, f"{each_site} WHERE i % 2 = 0")
    fill("organisations", ORGANISATIONS, each_organisation)
    fill(
        "organisation_facts",
        {"organisation_id": ORGANISATION_ID, **FACTS},
        f"{each_organisation}, range(12) f(j)",
    )
    fill("sources", SOURCES, "range(7) t(i)")
    fill("bodies", BODIES, "range(60) t(i)")
    fill("districts", DISTRICTS, "range(6) t(i)")
    one_each = "(SELECT min(i) AS i FROM range(40000) r(i) GROUP BY " + POSTCODE + ")"  # noqa: S608 (fixed text)
    fill("postcodes", POSTCODES, one_each)
    database.close()
    return write_snapshot(
        tables, into=into, region="bench", region_name="Bench", sample=True, as_of=date(2026, 6, edition)
    )


def shaped(rows: pa.Table, name: str) -> pa.Table:
    """The rows with every column of the table, in order; what was not given is null."""
    columns = [
        rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(len(rows), field.type)
        for field in SCHEMAS[name]
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS[name])


RECORDS: Mapping[str, str] = {
    "site_id": SITE_ID,
    "record_key": "'land_assets/body-' || (i % 60) || '/A' || i || '/' || j",
    "source_id": SOURCE,
    "row": "i + j",
    "reason": "'same UPRN'",
    "score": "1.0",
}
EVENTS: Mapping[str, str] = {
    "site_id": SITE_ID,
    "on": "date '2025-01-01' + (i % 500)::int",
    "kind": "'vacancy changed'",
    "was": "'in use'",
    "became": "'vacant'",
    "source_id": SOURCE,
    "row": "i",
}
TITLES: Mapping[str, str] = {
    "title_number": "'MS' || (100000 + i)",
    "site_id": SITE_ID,
    "tenure": "'Freehold'",
    "address": NAME,
    "postcode": POSTCODE,
    "proprietor": "'BODY OF SAMPLETON ' || (i % 60)",
    "owner_id": "'body-' || (i % 60)",
    "first_edition": "'2023-01'",
    "last_edition": "'2026-06'",
}
POLYGONS: Mapping[str, str] = {
    "polygon_id": "'P' || i",
    "site_id": SITE_ID,
    "kind": "'inspire'",
    "geometry": OUTLINE,
    "area_m2": "5000.0",
    "reason": "'the point lies in it'",
}
SOURCES: Mapping[str, str] = {
    "source_id": SOURCE,
    "register": "'land_assets'",
    "title": "'Land and building assets'",
    "file": "'assets-' || i || '.csv'",
    "sha256": "repeat('0', 64)",
    "rows_read": "100",
    "rows_accepted": "99",
    "rows_refused": "1",
    "rows_kept": "99",
    "current": "true",
}
BODIES: Mapping[str, str] = {
    "body_id": "'body-' || i",
    "name": "'Body of Sampleton ' || i",
    "kind": "'metropolitan district'",
    "reason": "'named by the region file'",
    "in_region": "true",
}
DISTRICTS: Mapping[str, str] = {"code": "'E0800001' || i", "name": "'District ' || i"}
POSTCODES: Mapping[str, str] = {
    "postcode": POSTCODE,
    "outward": "'L' || (1 + i % 40)",
    "longitude": LONGITUDE,
    "latitude": LATITUDE,
    "district_code": "'E0800001' || (i % 6)",
}
