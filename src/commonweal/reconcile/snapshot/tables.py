"""Every table of the snapshot, with a meaning on every column.

The loader, the open data, the API and the data dictionary read `TABLES` and `SCHEMAS`; nothing else says what
a snapshot holds.
"""

from __future__ import annotations

import pyarrow as pa

from commonweal.reconcile.snapshot.columns import Column, Table
from commonweal.reconcile.snapshot.organisation_tables import ORGANISATION_TABLES
from commonweal.reconcile.snapshot.place_tables import PLACE_TABLES
from commonweal.reconcile.snapshot.site_tables import SITE_TABLES
from commonweal.reconcile.snapshot.source_tables import SOURCE_TABLES

__all__ = ["SCHEMAS", "TABLES", "Column", "Table"]

TABLES: dict[str, Table] = {
    table.name: table for table in (*SOURCE_TABLES, *PLACE_TABLES, *SITE_TABLES, *ORGANISATION_TABLES)
}

SCHEMAS: dict[str, pa.Schema] = {name: table.schema for name, table in TABLES.items()}
