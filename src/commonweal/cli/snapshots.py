"""`commonweal snapshots`: list them, and say what differs between two."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from commonweal.cli.options import data_option, format_option
from commonweal.reconcile.snapshot import Snapshot, SnapshotError, find_snapshot, snapshots_in
from commonweal.reconcile.snapshot.diff import Change, Difference, diff

MOST_SHOWN = 50


@click.group()
def snapshots() -> None:
    """List snapshots and compare two of them."""


@snapshots.command("list")
@data_option
@format_option
def list_snapshots(data: Path, form: str) -> None:
    """Every snapshot, oldest first: hash, region, day, sites, organisations."""
    try:
        found = [as_dict(snapshot) for snapshot in snapshots_in(data / "snapshots")]
    except SnapshotError as error:
        raise click.ClickException(str(error)) from error
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    table = Table("hash", "region", "as of", "sites", "organisations", "sources")
    for one in found:
        table.add_row(
            one["hash"][:12],
            one["region"],
            one["as_of"],
            *(f"{one[name]:,}" for name in ("sites", "organisations", "sources")),
        )
    Console().print(table)


def as_dict(snapshot: Snapshot) -> dict[str, Any]:
    """What the list says of a snapshot."""
    manifest = snapshot.manifest
    counts = {name: manifest.tables[name].rows for name in ("sites", "organisations", "sources")}
    return {
        "hash": snapshot.hash,
        "region": manifest.region,
        "as_of": manifest.as_of.isoformat(),
        "sample": manifest.sample,
        **counts,
    }


@snapshots.command("diff")
@click.argument("a")
@click.argument("b")
@data_option
@format_option
def diff_snapshots(a: str, b: str, data: Path, form: str) -> None:
    """What B has that A has not: records added, changed (field, before, after) and closed.

    A and B are hashes, at least their first four letters, or folders, or `latest`.
    """
    try:
        found = diff(find_snapshot(data / "snapshots", a), find_snapshot(data / "snapshots", b))
    except SnapshotError as error:
        raise click.ClickException(str(error)) from error
    if form == "json":
        click.echo(json.dumps(asdict(found), default=plain, ensure_ascii=False, indent=2))
        return
    for line in as_lines(found):
        click.echo(line)


def as_lines(found: Difference) -> list[str]:
    """The difference for people: how many of each, and the first of each."""
    lines = [f"{len(found.added):,} added, {len(found.changed):,} changed, {len(found.closed):,} closed"]
    for title, entries in (("added", found.added), ("closed", found.closed)):
        lines += [f"{title:<8} {one.table} {one.id}  {one.name}" for one in entries[:MOST_SHOWN]]
        lines += more(len(entries))
    lines += [as_line(change) for change in found.changed[:MOST_SHOWN]]
    return lines + more(len(found.changed))


def as_line(change: Change) -> str:
    """A change in one line."""
    return f"changed  {change.table} {change.id}  {change.field}: {say(change.before)} → {say(change.after)}"


def more(count: int) -> list[str]:
    """A line on what is not shown."""
    return (
        [f"         … and {count - MOST_SHOWN:,} more; --format json gives all"] if count > MOST_SHOWN else []
    )


def say(value: Any) -> str:
    """A value for people; nothing is a dash."""
    if value in (None, []):
        return "–"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def plain(value: Any) -> str:
    """A value for JSON."""
    return value.isoformat() if isinstance(value, date) else str(value)
