"""`commonweal build`: registers into a snapshot."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from commonweal.cli.options import data_option, format_option, region_option
from commonweal.pipeline.build import Built, Watch, build_with_report
from commonweal.pipeline.decided import decisions_of
from commonweal.reconcile.decisions import DecisionError
from commonweal.reconcile.snapshot import SnapshotError
from commonweal.registers.region import Region


@click.command()
@region_option
@click.option(
    "--registers",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="The folder of raw files; folders in it are read too.",
)
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What people have decided: split, merge, correct; <data>/decisions.toml when it is not given.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day for which the snapshot holds; today when it is not given.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the snapshot goes; <data>/snapshots when it is not given.",
)
@data_option
@format_option
def build(
    region: Region,
    registers: Path,
    decisions: Path | None,
    as_of: datetime | None,
    out: Path | None,
    data: Path,
    form: str,
) -> None:
    """Turn a folder of registers into a snapshot of a region.

    Every file is recognised by its headings, staged, and linked into sites and organisations. What is missing
    and what was left unread is said at the end. The same files give the same hash.
    """
    try:
        decided = decisions_of(data, decisions)
        with shown_progress() as watch:
            built = build_with_report(
                region,
                registers=registers,
                data=data,
                as_of=as_of.date() if as_of else date.today(),
                decisions=decided,
                into=out,
                watch=watch,
            )
    except (DecisionError, SnapshotError) as error:
        raise click.ClickException(str(error)) from error
    if form == "json":
        click.echo(json.dumps(as_dict(built), ensure_ascii=False, indent=2))
        return
    for line in as_lines(built):
        click.echo(line)


@contextmanager
def shown_progress() -> Iterator[Watch]:
    """A bar on the terminal that a build tells of each file; silent where there is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Looking", total=None)
        yield lambda what, done, of: progress.update(task, description=what[:60], completed=done, total=of)


def as_dict(built: Built) -> dict[str, Any]:
    """The build as one JSON object."""
    return {
        "hash": built.snapshot.hash,
        "folder": str(built.snapshot.folder),
        "region": built.snapshot.manifest.region,
        "tables": {name: entry.rows for name, entry in built.snapshot.manifest.tables.items()},
        "sources": list(built.snapshot.manifest.sources),
        "missing": [
            {"register": one.register, "publisher": one.publisher, "why": one.why} for one in built.missing
        ],
        "unread": [{"file": str(one.path), "why": one.why} for one in built.unread],
    }


def as_lines(built: Built) -> Iterator[str]:
    """The build for people."""
    manifest = built.snapshot.manifest
    yield f"Snapshot {built.snapshot.hash[:12]} of {manifest.region_name}, in {built.snapshot.folder}"
    for name in ("sites", "titles", "organisations"):
        yield f"  {manifest.tables[name].rows:>9,} {name}"
    read = sum(one.rows.read for one in built.staged)
    refused = sum(one.rows.refused for one in built.staged)
    files = len(built.staged)
    yield f"{files} files: {read:,} rows read, {read - refused:,} accepted, {refused:,} refused"
    if built.missing:
        yield f"{len(built.missing)} sources are missing:"
        yield from (f"  {one.register}, {one.publisher}: {one.why}" for one in built.missing)
    if built.unread:
        yield f"{len(built.unread)} files were left unread:"
        for why, count in sorted(Counter(one.why for one in built.unread).items()):
            first = next(one.path for one in built.unread if one.why == why)
            yield f"  {first}{f' and {count - 1} more' if count > 1 else ''}: {why}"
