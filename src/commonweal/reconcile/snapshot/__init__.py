"""An immutable, dated, hashed folder of Parquet tables: what the data side hands to the people side."""

from commonweal.reconcile.snapshot.folder import (
    Manifest,
    Snapshot,
    SnapshotError,
    find_snapshot,
    latest_in,
    snapshots_in,
    write_snapshot,
)
from commonweal.reconcile.snapshot.tables import SCHEMAS, TABLES

__all__ = [
    "SCHEMAS",
    "TABLES",
    "Manifest",
    "Snapshot",
    "SnapshotError",
    "find_snapshot",
    "latest_in",
    "snapshots_in",
    "write_snapshot",
]
