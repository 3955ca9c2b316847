"""What a former snapshot leaves to the next: closed records, older dates, events, aliases and their
sources."""

from __future__ import annotations

from commonweal.reconcile.snapshot import SCHEMAS, Snapshot
from commonweal.reconcile.workspace import Workspace


def carry_former(room: Workspace, former: Snapshot | None) -> None:
    """Add the former snapshot's history to the tables of this one. Without a former snapshot nothing
    changes."""
    if former is None:
        return
    for name in SCHEMAS:
        if former.has(name):
            room.connection.read_parquet(str(former.table(name))).create_view(f"former_{name}")
        else:
            room.keep(f"former_{name}", former.read(name))
    room.run("commonweal.reconcile", "carry_sites.sql")
    room.run("commonweal.reconcile", "carry_organisations.sql")
    room.run("commonweal.reconcile", "carry_sources.sql")
