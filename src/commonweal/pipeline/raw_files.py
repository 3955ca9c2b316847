"""Which raw files a build reads: those of a folder, each with what the region file or the raw store says of
it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commonweal.registers.fetching.store import RawStore
from commonweal.registers.region import Region, RegionSource

LEFT_ALONE = frozenset({".md", ".py", ".lock", ".part", ".jsonl"})


@dataclass(frozen=True, kw_only=True, slots=True)
class RawFile:
    """A file to read. `source` is the entry of the region file that it was fetched for, where that is
    known."""

    path: Path
    source: RegionSource | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """A file that was left unread, and why, in one sentence; `same_as` is the file with the same bytes."""

    path: Path
    why: str
    same_as: Path | None = None


def raw_files(folder: Path, region: Region) -> Iterator[RawFile]:
    """Every file under a folder in order of its path, hidden ones and notes apart."""
    fetched = fetched_for(folder)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if (
            not path.is_file()
            or any(part.startswith(".") for part in parts)
            or path.suffix.lower() in LEFT_ALONE
        ):
            continue
        keys = (*reversed(parts[:-1]), *fetched.get(path.parent.name, ()))
        known = (region.source(key) for key in keys)
        yield RawFile(path=path, source=next((source for source in known if source), None))


def fetched_for(folder: Path) -> dict[str, tuple[str, ...]]:
    """In a raw store: the keys of the sources that each file was fetched for, by its SHA-256."""
    found: dict[str, tuple[str, ...]] = {}
    for fetch in RawStore(folder.parent if folder.name == "raw" else folder).fetches():
        if fetch.sha256:
            found[fetch.sha256] = (*found.get(fetch.sha256, ()), fetch.source)
    return found
