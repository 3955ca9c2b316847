"""`commonweal load`: swap a snapshot into the site's database."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from commonweal.cli.options import data_option, format_option
from commonweal.reconcile.snapshot.folder import LATEST, SnapshotError, find_snapshot

if TYPE_CHECKING:
    from commonweal.pipeline.load import LoadReport


@click.command()
@click.argument("snapshot", default=LATEST)
@data_option
@format_option
def load(snapshot: str, data: Path, form: str) -> None:
    """Swap SNAPSHOT into the site's database (DATABASE_URL), in one step: its folder, its hash or the
    beginning of it, or `latest`. A new database is made ready first.

    Killed or refused, the site serves the former snapshot. Loading the same snapshot again changes nothing. Ends
    with 1 when the load was refused.
    """
    folder = folder_of(snapshot, data / "snapshots")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from commonweal.pipeline.load import LoadRefused
    from commonweal.pipeline.load import load as load_snapshot

    console = Console(stderr=True, quiet=form == "json")
    try:
        call_command("migrate", verbosity=0)
        with console.status("Reading the snapshot") as status:
            report = load_snapshot(
                folder,
                at=datetime.now(UTC),
                progress=lambda what, rows: status.update(f"{what}: {rows:,} rows" if rows else what),
            )
    except LoadRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(as_json(report) if form == "json" else as_text(report))


def folder_of(snapshot: str, snapshots: Path) -> Path:
    """The folder of a snapshot, by its path or by its name among `snapshots`."""
    if Path(snapshot).is_dir():
        return Path(snapshot)
    try:
        return find_snapshot(snapshots, snapshot).folder
    except SnapshotError as error:
        raise click.ClickException(f"{error}. Build one first: commonweal build.") from error


def as_text(report: LoadReport) -> str:
    """What was done, a line a table."""
    if report.already_current:
        return f"Snapshot {report.snapshot[:12]} is the current one already: nothing was written."
    lines = [f"Snapshot {report.snapshot[:12]} is loaded: {report.written:,} rows written."]
    for table in report.tables:
        if table.written:
            done = {
                "added": table.added,
                "changed": table.changed,
                "closed": table.closed,
                "written": table.replaced,
            }
            lines.append(
                f"  {table.table}: " + ", ".join(f"{rows:,} {what}" for what, rows in done.items() if rows)
            )
    return "\n".join(lines)


def as_json(report: LoadReport) -> str:
    """The report as one object."""
    tables = {
        table.table: {
            "added": table.added,
            "changed": table.changed,
            "closed": table.closed,
            "replaced": table.replaced,
        }
        for table in report.tables
    }
    return json.dumps(
        {
            "snapshot": report.snapshot,
            "already_current": report.already_current,
            "written": report.written,
            "tables": tables,
        }
    )
