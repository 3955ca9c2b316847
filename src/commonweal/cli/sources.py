"""`commonweal sources`: how each source of a region stands."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from commonweal.cli.options import data_option, format_option, region_option
from commonweal.reconcile.snapshot.folder import SnapshotError, latest_in
from commonweal.registers.fetching.sources import SourceState, source_states
from commonweal.registers.fetching.store import RawStore
from commonweal.registers.region import UNTESTED, Region
from commonweal.registers.staged import RowCount


@click.command()
@region_option
@data_option
@format_option
def sources(region: Region, data: Path, form: str) -> None:
    """List a region's sources.

    For each one: its address, the day on which it last answered or `untested`, when it was last fetched
    and what came of it, the rows read and refused, whether it is fresh by its cadence, and what is missing.
    """
    today = datetime.now(UTC).date()
    states = source_states(region, store=RawStore(data), rows=rows_of_latest(data), on=today)
    click.echo(as_json(region, states, today) if form == "json" else as_text(region, states))


def rows_of_latest(data: Path) -> dict[str, RowCount]:
    """The rows of every file that the newest snapshot read, by the file's SHA-256."""
    try:
        snapshot = latest_in(data / "snapshots")
    except SnapshotError as error:
        raise click.ClickException(str(error)) from error
    rows = snapshot.read("sources").to_pylist() if snapshot else []
    return {
        row["sha256"]: RowCount(
            read=row["rows_read"],
            accepted=row["rows_accepted"],
            refused=row["rows_refused"],
            kept=row["rows_kept"],
        )
        for row in rows
    }


def as_json(region: Region, states: tuple[SourceState, ...], on: date) -> str:
    """One object: the region, the day, the sources."""
    whole = {"region": region.key, "on": on.isoformat(), "sources": [plain(state) for state in states]}
    return json.dumps(whole, ensure_ascii=False)


def plain(state: SourceState) -> dict[str, Any]:
    """One source as JSON has it."""
    source, good, rows = state.source, state.last_good, state.rows
    return {
        "key": source.key,
        "register": source.register,
        "publisher": source.publisher,
        "url": source.url,
        "format": source.format,
        "cadence": source.cadence,
        "tested": state.tested.isoformat() if state.tested else UNTESTED,
        "fetched": good.at.isoformat() if good else None,
        "bytes": good.bytes if good else None,
        "sha256": good.sha256 if good else None,
        "last_outcome": state.last.outcome.value if state.last else None,
        "freshness": state.freshness.value,
        "rows": {"read": rows.read, "accepted": rows.accepted, "refused": rows.refused} if rows else None,
        "missing": list(state.missing),
    }


def as_text(region: Region, states: tuple[SourceState, ...]) -> str:
    """A paragraph a source, and a closing count."""
    untested = sum(state.tested is None for state in states)
    never = sum(state.last_good is None for state in states)
    closing = f"{len(states)} sources of {region.name}: {untested} untested, {never} never fetched."
    return "\n\n".join([*map(paragraph, states), closing])


def paragraph(state: SourceState) -> str:
    """One source in a few lines."""
    source = state.source
    lines = [
        f"{source.key} ({source.register}, {source.publisher})",
        f"  address   {source.url or 'not known'}",
        f"  tested    {state.tested.isoformat() if state.tested else UNTESTED}",
        f"  freshness {state.freshness}, published {source.cadence}",
    ]
    if state.last_good:
        lines.append(f"  fetched   {state.last_good.at:%Y-%m-%d %H:%M} UTC, {state.last_good.bytes:,} bytes")
    if state.rows:
        lines.append(f"  rows      {state.rows.read:,} read, {state.rows.refused:,} refused")
    return "\n".join([*lines, *(f"  missing   {sentence}" for sentence in state.missing)])
