"""The tables of the snapshot out of the workspace, each in its schema and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.reconcile.carrying import carry_former
from commonweal.reconcile.corrections import decisions_source
from commonweal.reconcile.decisions import Decisions
from commonweal.reconcile.missing import Missing
from commonweal.reconcile.sites.outlines_joined import join_polygons
from commonweal.reconcile.snapshot import SCHEMAS, TABLES, Snapshot
from commonweal.reconcile.workspace import Workspace
from commonweal.registers.catalogue import UnknownRegister, register
from commonweal.registers.region import Region
from commonweal.registers.staged import StagedFile

OUT = "commonweal.reconcile"


def collect(
    room: Workspace,
    *,
    staged: Sequence[StagedFile],
    region: Region,
    former: Snapshot | None,
    decisions: Decisions,
    missing: Sequence[Missing],
    site_aliases: Mapping[str, str],
    organisation_aliases: Mapping[str, str],
) -> dict[str, pa.Table]:
    """Every table of the snapshot, in order."""
    keep_problems(room, staged)
    room.keep("out_source_read", source_table(staged, decisions))
    room.keep("out_missing", missing_table(missing))
    room.keep("out_site_alias", alias_table(site_aliases, "site_id"))
    room.keep("out_organisation_alias", alias_table(organisation_aliases, "organisation_id"))
    join_polygons(room)
    room.run(OUT, "outputs.sql")
    carry_former(room, former)
    return {name: ordered(room, name) for name in SCHEMAS}


def ordered(room: Workspace, name: str) -> pa.Table:
    """A table of the workspace in the snapshot's columns and order."""
    columns = ", ".join(f'"{column.name}"' for column in TABLES[name].columns)
    rest = [column.name for column in TABLES[name].columns if column.kind not in ("texts", "geometry")]
    order = ", ".join(f'"{key}"' for key in dict.fromkeys((*TABLES[name].order, *rest)))
    return room.arrow(f"SELECT {columns} FROM snapshot_{name} ORDER BY {order}")  # noqa: S608 (the snapshot's own names)


def keep_problems(room: Workspace, staged: Sequence[StagedFile]) -> None:
    """Make `refused_row` and `warned_row` out of what staging wrote."""
    for name, paths in (
        ("refused_row", [one.refusals for one in staged]),
        ("warned_row", [one.warnings for one in staged]),
    ):
        schema = SCHEMAS["refusals" if name == "refused_row" else "warnings"]
        tables = [pq.read_table(path).select(schema.names).cast(schema) for path in sorted(paths)]
        room.keep(name, pa.concat_tables(tables) if tables else schema.empty_table())


def source_table(staged: Sequence[StagedFile], decisions: Decisions) -> pa.Table:
    """The files read, with what staging counted. Dates are added from `source` later."""
    rows = [_source_row(one) for one in staged]
    decided = decisions_source(decisions)
    schema = pa.schema([field.with_nullable(True) for field in SCHEMAS["sources"]])
    return pa.Table.from_pylist([*rows, *([dict(decided)] if decided else [])], schema)


def _source_row(one: StagedFile) -> dict[str, Any]:
    try:
        known = register(one.source.register)
        about = {"title": known.title, "licence": known.licence, "attribution": known.attribution}
        publisher: str | None = known.publisher
    except UnknownRegister:
        about, publisher = {}, None
    return about | {
        "source_id": one.source.source_id,
        "register": one.source.register,
        "publisher": one.source.publisher or publisher,
        "file": one.source.path.name,
        "sha256": one.source.sha256,
        "url": one.source.url,
        "dated": one.source.dated,
        "variant": one.source.variant,
        "rows_read": one.rows.read,
        "rows_accepted": one.rows.accepted,
        "rows_refused": one.rows.refused,
        "rows_kept": one.rows.kept,
        "current": True,
    }


def missing_table(missing: Sequence[Missing]) -> pa.Table:
    """What is missing, as a table."""
    rows = [{"register": one.register, "publisher": one.publisher, "why": one.why} for one in missing]
    return pa.Table.from_pylist(rows, SCHEMAS["missing"])


def alias_table(aliases: Mapping[str, str], name: str) -> pa.Table:
    """Former ids and where they lead."""
    columns = {
        "former_id": pa.array(list(aliases), pa.string()),
        name: pa.array(list(aliases.values()), pa.string()),
    }
    return pa.table(columns)
