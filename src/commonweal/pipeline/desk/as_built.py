"""The councils' files as a build read them, in the standard columns: what a first publication is compared
with."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from commonweal.pipeline.absent import bodies_named
from commonweal.pipeline.desk.folders import DeskFolders
from commonweal.pipeline.desk.rooms import DESK
from commonweal.reconcile.bodies.directory import BodyDirectory
from commonweal.reconcile.snapshot import Snapshot
from commonweal.reconcile.sources import Edition, supersede
from commonweal.registers.checking.standard import write_standard
from commonweal.registers.region import Region
from commonweal.registers.staged import StagedFile

CODES = {"land_assets": "asset_code", "brownfield_land": "site_reference", "community_value": "reference"}


def keep_as_built(snapshot: Snapshot, staged: Sequence[StagedFile], region: Region, *, data: Path) -> None:
    """Write the current council files of a build to `data/desk/as-built/<body>`, in place of those of the
    build before."""
    folders, directory = DeskFolders(data), BodyDirectory(region, national_rows(staged))
    dated = {row["source_id"]: row["dated"] for row in snapshot.read("sources").to_pylist()}
    councils = {one.source.source_id: one for one in staged if one.source.register in DESK}
    editions = [
        edition(one, body, dated[one.source.source_id])
        for one in councils.values()
        for body in set(bodies_named(one, directory))
    ]
    shutil.rmtree(folders.desk / "as-built", ignore_errors=True)
    for found in supersede(editions):
        if found.superseded_on is None and found.body_id is not None:
            one, desk = councils[found.source_id], DESK[found.register]
            name = f"{one.source.register}-{one.source.sha256[:12]}.csv"
            write_standard(one, desk.register, desk.standard, folders.as_built(found.body_id) / name)


def edition(one: StagedFile, body: str, dated: date | None) -> Edition:
    """A council's file as an edition of a body's list."""
    code = CODES[one.source.register]
    table = pq.read_table(one.tables[DESK[one.source.register].how.table.name], columns=[code])
    return Edition(
        source_id=one.source.source_id,
        register=one.source.register,
        body_id=body,
        dated=dated,
        codes=frozenset(filter(None, table.column(code).to_pylist())),
        whole=one.source.whole,
    )


def national_rows(staged: Sequence[StagedFile]) -> list[dict[str, Any]]:
    """Rows of the national list of organisations that have not ended, as assembling reads them: the same body
    has the same id here."""
    files = [one.tables["body"] for one in staged if one.source.register == "public_bodies"]
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    rows = [row for row in rows if row["end_date"] is None and row["name"]]
    return sorted(rows, key=lambda row: (row["organisation"], row["row"]))


def as_built(data: Path, *, body_id: str, register: str) -> list[Path]:
    """The body's files of this register as the last build read them."""
    folder = DeskFolders(data).as_built(body_id)
    return sorted(folder.glob(f"{register}-*.csv")) if folder.is_dir() else []
