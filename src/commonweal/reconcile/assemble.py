"""From staged files to a snapshot: the one door of this package."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from commonweal.reconcile.bodies.directory import BodyDirectory
from commonweal.reconcile.corrections import note_corrections
from commonweal.reconcile.decisions import Decisions
from commonweal.reconcile.missing import Missing
from commonweal.reconcile.organisations.building import build_organisations
from commonweal.reconcile.output import collect
from commonweal.reconcile.places.building import build_places
from commonweal.reconcile.sites.building import build_sites
from commonweal.reconcile.sites.placing import note_tolerances
from commonweal.reconcile.snapshot import Snapshot, write_snapshot
from commonweal.reconcile.sources import note_publishers, note_sources, once
from commonweal.reconcile.workspace import Workspace, workspace
from commonweal.registers.region import Region
from commonweal.registers.staged import StagedFile


def assemble(
    staged: Sequence[StagedFile],
    *,
    region: Region,
    as_of: date,
    former: Snapshot | None,
    decisions: Decisions,
    into: Path,
    missing: Sequence[Missing],
) -> Snapshot:
    """Link and merge staged files into a snapshot in `into/<hash>`.

    `as_of` is the day for which listings count as expired and files as old; `former` keeps ids from the build
    before; `decisions` are replayed. The same arguments give the same hash, in whatever order the files come.
    """
    staged = once(staged)
    with workspace(staged, as_of=as_of) as room:
        note_tolerances(room)
        directory = BodyDirectory(region, national_bodies(room))
        note_publishers(room, staged, directory)
        note_sources(room, staged, as_of=as_of)
        note_corrections(room, decisions)
        outlines = build_places(room, region)
        site_aliases = build_sites(
            room, directory=directory, outlines=outlines, decisions=decisions, former=former
        )
        organisation_aliases = build_organisations(room, former=former, decisions=decisions)
        tables = collect(
            room,
            staged=staged,
            region=region,
            former=former,
            decisions=decisions,
            missing=missing,
            site_aliases=site_aliases,
            organisation_aliases=organisation_aliases,
        )
    return write_snapshot(
        tables, into=into, region=region.key, region_name=region.name, sample=region.sample, as_of=as_of
    )


def national_bodies(room: Workspace) -> list[dict[str, Any]]:
    """Rows of the national list of organisations that have not ended."""
    sql = (
        "SELECT * FROM public_bodies_body WHERE end_date IS NULL AND name IS NOT NULL"
        " ORDER BY organisation, row"
    )
    rows: list[dict[str, Any]] = room.arrow(sql).to_pylist()
    return rows
