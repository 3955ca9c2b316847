"""A source's address becomes a raw file; a suspicious one is refused and the last good one stays."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commonweal.foundation.http import Download, Downloader, DownloadFailed, Validators
from commonweal.registers.fetching.heading_signature import headings_of
from commonweal.registers.fetching.store import Fetch, Outcome, RawStore, safe_name
from commonweal.registers.region import RegionSource

SMALLEST_SHARE = 0.5
"""A file less than half as long as the last good one is suspicious."""

BEGINNINGS = {
    "zip": ((b"PK",), "a zip"),
    "xlsx": ((b"PK",), "a spreadsheet"),
    "json": ((b"{", b"["), "JSON"),
    "geojson": ((b"{",), "GeoJSON"),
    "gml": ((b"<", b"PK"), "GML"),
}
WEB_PAGE = re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """A file that has arrived, and what is known of it before it is let in."""

    path: Path
    bytes: int
    headings: tuple[str, ...]


def fetch_source(
    source: RegionSource,
    *,
    store: RawStore,
    downloader: Downloader,
    at: datetime,
    accept: bool = False,
) -> Fetch:
    """Ask for a source and write down what came of it; no network failure is raised.

    `accept` lets a file in that the size and heading guards would refuse; the last good one is kept anyhow.
    """
    with store.only_one(source.key) as alone:
        if alone:
            fetch = attempt(source, store=store, downloader=downloader, at=at, accept=accept)
        else:
            fetch = not_fetched(source, at, "Another fetch of this source is under way.")
        store.write_down(fetch)
    return fetch


def not_fetched(source: RegionSource, at: datetime, sentence: str) -> Fetch:
    """A fetch that brought nothing, and why."""
    return Fetch(source=source.key, url=source.url or "", at=at, outcome=Outcome.FAILED, sentence=sentence)


def attempt(
    source: RegionSource, *, store: RawStore, downloader: Downloader, at: datetime, accept: bool
) -> Fetch:
    """Ask for a source; what came of it, not yet written down."""
    if source.url is None or not source.can_be_fetched:
        return not_fetched(
            source, at, source.note or "The address is a page on which a person finds the file."
        )
    url, last = address_on(source.url, at), store.last_good(source.key)
    into = store.arriving / source.key / file_name(url, source)
    try:
        download = downloader.download(url, into=into, known=known_version(last, url))
    except DownloadFailed as error:
        return Fetch(source=source.key, url=url, at=at, outcome=Outcome.FAILED, sentence=str(error))
    if last and not download.changed:
        return still_stands(last, at)
    return let_in(source, download, last, store=store, url=url, at=at, accept=accept)


def let_in(
    source: RegionSource,
    download: Download,
    last: Fetch | None,
    *,
    store: RawStore,
    url: str,
    at: datetime,
    accept: bool,
) -> Fetch:
    """Keep a file that arrived, and say whether it may be used."""
    arrived = Arrived(
        path=download.path, bytes=download.path.stat().st_size, headings=headings_of(download.path)
    )
    doubts = list(wrong_kind(source, arrived))
    if not accept and last is not None:
        doubts += suspicions(arrived, last)
    sha256, place = store.keep(arrived.path, arrived.path.name)
    outcome = Outcome.UNCHANGED if last and last.sha256 == sha256 else Outcome.NEW
    return Fetch(
        source=source.key,
        url=url,
        at=at,
        outcome=Outcome.REFUSED if doubts else outcome,
        sentence=" ".join([*doubts, KEPT] if doubts else []),
        sha256=sha256,
        name=place.name,
        bytes=arrived.bytes,
        etag=download.validators.etag,
        last_modified=download.validators.last_modified,
        headings=arrived.headings,
    )


KEPT = "The last good file stays in use; `commonweal fetch --accept KEY` lets a smaller or changed file in."


def still_stands(last: Fetch, at: datetime) -> Fetch:
    """The server says that the known version is the newest."""
    return Fetch(
        source=last.source,
        url=last.url,
        at=at,
        outcome=Outcome.UNCHANGED,
        sha256=last.sha256,
        name=last.name,
        bytes=last.bytes,
        etag=last.etag,
        last_modified=last.last_modified,
        headings=last.headings,
    )


def known_version(last: Fetch | None, url: str) -> Validators | None:
    """What the server called the last good file, where it came from the same address."""
    if last is None or last.url != url or not (last.etag or last.last_modified):
        return None
    return Validators(etag=last.etag, last_modified=last.last_modified)


def address_on(url: str, at: datetime) -> str:
    """The address of that day: `{month}` is filled with the year and month, as 2026-03."""
    return url.replace("{month}", f"{at:%Y-%m}")


def file_name(url: str, source: RegionSource) -> str:
    """What to call the file: as the address does, else as the source."""
    name = safe_name(unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2])
    return name if "." in name else f"{source.key}.{source.format}"


def wrong_kind(source: RegionSource, arrived: Arrived) -> Iterator[str]:
    """Why the file cannot be of the kind that the region file names."""
    with arrived.path.open("rb") as stream:
        beginning = stream.read(512)
    allowed, kind = BEGINNINGS.get(source.format, ((), ""))
    if not beginning.strip():
        yield "The file is empty."
    elif WEB_PAGE.match(beginning):
        yield "The address answers with a web page in place of the file."
    elif allowed and not beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(allowed):
        yield f"The region file says that the address gives {kind}; the file is none."
    elif beginning.startswith(b"PK") and not zipfile.is_zipfile(arrived.path):
        yield "The zip is cut off or broken."


def suspicions(arrived: Arrived, last: Fetch) -> Iterator[str]:
    """Why the file looks wrong beside the last good one."""
    if last.bytes and arrived.bytes < last.bytes * SMALLEST_SHARE:
        yield f"The file has {arrived.bytes:,} bytes; the last good one had {last.bytes:,}."
    lost = [heading for heading in last.headings if heading not in arrived.headings]
    if lost:
        yield f"Headings of the last good file are gone: {', '.join(lost)}."
