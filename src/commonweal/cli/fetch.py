"""`commonweal fetch`: a region's sources, downloaded into the raw store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from commonweal.cli.options import data_option, format_option, region_option
from commonweal.foundation.http import Downloader
from commonweal.registers.fetching.download import fetch_source
from commonweal.registers.fetching.store import Fetch, RawStore
from commonweal.registers.region import Region, RegionSource


@click.command()
@region_option
@data_option
@click.option("--source", "keys", multiple=True, metavar="KEY", help="Only this source; may be given again.")
@click.option("--accept", "accepted", multiple=True, metavar="KEY", help="Let a smaller or changed file in.")
@format_option
def fetch(region: Region, data: Path, keys: tuple[str, ...], accepted: tuple[str, ...], form: str) -> None:
    """Download a region's sources into the raw store.

    A file that is suspiciously small, or has lost headings, is refused and the last good one stays in
    use. Raw files are kept for ever, under their hash, in <data>/raw; those in use stand in
    <data>/current/<region>, which `commonweal build --registers` reads. Ends with 1 when a source was
    refused or failed.
    """
    store = RawStore(data)
    fetches = []
    with shown_progress() as downloader:
        for source in chosen(region, (*keys, *accepted)):
            fetches.append(one(source, store=store, downloader=downloader, accept=source.key in accepted))
            put_forward(region, fetches[-1], store)
            if form == "text":
                click.echo(as_line(fetches[-1]))
    if form == "json":
        click.echo(json.dumps([json.loads(fetch.as_line()) for fetch in fetches], ensure_ascii=False))
    sys.exit(0 if all(fetch.outcome.is_good for fetch in fetches) else 1)


def chosen(region: Region, keys: tuple[str, ...]) -> list[RegionSource]:
    """The sources of these keys, or every one that a machine can fetch."""
    unknown = [key for key in keys if region.source(key) is None]
    if unknown:
        known = ", ".join(source.key for source in region.sources)
        raise click.BadParameter(f"no source is called {unknown[0]!r}; there are {known}")
    if keys:
        return [source for source in region.sources if source.key in keys]
    return [source for source in region.sources if source.can_be_fetched]


def one(source: RegionSource, *, store: RawStore, downloader: Downloader, accept: bool) -> Fetch:
    """One source, now."""
    now = datetime.now(UTC).replace(microsecond=0)
    return fetch_source(source, store=store, downloader=downloader, at=now, accept=accept)


def put_forward(region: Region, fetch: Fetch, store: RawStore) -> None:
    """Make the file of a good fetch the current one."""
    place = store.place_of(fetch)
    if fetch.outcome.is_good and place is not None:
        store.put_forward(region.key, fetch.source, place)


def as_line(fetch: Fetch) -> str:
    """What came of it, in one line."""
    size = "" if fetch.bytes is None else f"{fetch.bytes:,} bytes"
    return f"{fetch.outcome:<10} {fetch.source:<44} {size:>20}  {fetch.sentence}".rstrip()


@contextmanager
def shown_progress() -> Iterator[Downloader]:
    """A downloader with a bar on a terminal; where there is none, without."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:
        task = bars.add_task("", total=None)
        yield replace(
            Downloader(), progress=lambda done, total: bars.update(task, completed=done, total=total)
        )
