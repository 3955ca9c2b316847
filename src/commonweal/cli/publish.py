"""`commonweal publish`: a snapshot as open data files."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from commonweal.cli.options import data_option, format_option
from commonweal.pipeline.publish import Publication
from commonweal.pipeline.publish import publish as publish_snapshot
from commonweal.reconcile.snapshot.folder import LATEST, SnapshotError, find_snapshot


@click.command()
@click.argument("snapshot", default=LATEST)
@data_option
@format_option
def publish(snapshot: str, data: Path, form: str) -> None:
    """Write the open data files of SNAPSHOT: its folder, its hash or the beginning of it, or `latest`.

    They go to <data>/open-data/<hash>: CSV in the standard columns, GeoJSON, GeoParquet, every table as
    Parquet, the data dictionary and the checksums. A snapshot that has been published before is left as it
    is.
    """
    try:
        found = find_snapshot(data / "snapshots", snapshot)
    except SnapshotError as error:
        raise click.ClickException(f"{error}. Build one first: commonweal build.") from error
    publication = publish_snapshot(found.folder, into=data / "open-data")
    click.echo(as_json(publication) if form == "json" else as_lines(publication))


def as_json(publication: Publication) -> str:
    """One object: the snapshot, the folder and the files."""
    files = [asdict(file) for file in publication.files]
    whole = {"snapshot": publication.snapshot, "folder": str(publication.folder), "files": files}
    return json.dumps(whole, ensure_ascii=False)


def as_lines(publication: Publication) -> str:
    """A line for the folder, then one a file."""
    lines = [f"{publication.folder}"]
    for file in publication.files:
        rows = "" if file.rows is None else f"{file.rows:,} rows"
        lines.append(f"  {file.name:<40} {rows:>18} {file.size:>14,} bytes")
    return "\n".join(lines)
