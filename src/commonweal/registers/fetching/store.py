"""The raw store: every file as it was fetched, kept for ever under its hash, and a line for every fetch."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from commonweal.foundation.files import sha256_of

UNSAFE_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 120


class Outcome(StrEnum):
    """What became of a fetch."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def is_good(self) -> bool:
        """Whether the file may be used."""
        return self in (Outcome.NEW, Outcome.UNCHANGED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetch:
    """One line of the index: a source was asked for, and this came of it.

    `at` is in UTC. `sha256`, `name`, `bytes` and `headings` are those of the file that arrived, or of the
    known one that still stands; None where none did. `sentence` says why a fetch was refused or failed.
    """

    source: str
    url: str
    at: datetime
    outcome: Outcome
    sentence: str = ""
    sha256: str | None = None
    name: str | None = None
    bytes: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    headings: tuple[str, ...] = ()

    def as_line(self) -> str:
        """One line of JSON."""
        return json.dumps({**asdict(self), "at": self.at.isoformat()}, ensure_ascii=False)

    @classmethod
    def from_line(cls, line: str) -> Fetch:
        """A line of the index; ValueError, KeyError or TypeError when it is none."""
        values = json.loads(line)
        values["at"] = datetime.fromisoformat(values["at"])
        values["outcome"] = Outcome(values["outcome"])
        values["headings"] = tuple(values["headings"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class RawStore:
    """A folder: `raw/<first two of the hash>/<hash>/<name>`, and `raw/index.jsonl`."""

    folder: Path

    @property
    def raw(self) -> Path:
        """Where the files lie."""
        return self.folder / "raw"

    @property
    def index(self) -> Path:
        """Where the fetches are written down."""
        return self.raw / "index.jsonl"

    @property
    def arriving(self) -> Path:
        """Where files lie until they are whole and known."""
        return self.raw / "arriving"

    def keep(self, file: Path, name: str) -> tuple[str, Path]:
        """Move a file into the store; its hash and its place. One that is there already is left as it is."""
        sha256 = sha256_of(file)
        place = self.raw / sha256[:2] / sha256 / safe_name(name)
        if place.exists():
            file.unlink()
            return sha256, place
        place.parent.mkdir(parents=True, exist_ok=True)
        settle(file)
        file.chmod(0o444)
        file.replace(place)
        return sha256, place

    def place_of(self, fetch: Fetch) -> Path | None:
        """Where the file of a fetch lies, or None where there is none."""
        if fetch.sha256 is None or fetch.name is None:
            return None
        place = self.raw / fetch.sha256[:2] / fetch.sha256 / fetch.name
        return place if place.exists() else None

    @contextmanager
    def only_one(self, source: str) -> Iterator[bool]:
        """Whether this process alone may write what arrives for a source, while the context lasts."""
        place = self.arriving / safe_name(source)
        place.mkdir(parents=True, exist_ok=True)
        handle = os.open(place / ".lock", os.O_WRONLY | os.O_CREAT, 0o644)
        try:
            yield locked(handle)
        finally:
            os.close(handle)

    def write_down(self, fetch: Fetch) -> None:
        """Add a line to the index; it is on the disk when this returns."""
        self.raw.mkdir(parents=True, exist_ok=True)
        line = fetch.as_line().encode() + b"\n"
        handle = os.open(self.index, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)

    def fetches(self) -> Iterator[Fetch]:
        """Every fetch, the oldest first; a line that a crash cut short is passed over."""
        if not self.index.exists():
            return
        for line in self.index.read_text(encoding="utf-8").splitlines():
            try:
                yield Fetch.from_line(line)
            except (ValueError, KeyError, TypeError):
                continue

    def last(self, source: str) -> Fetch | None:
        """The latest fetch of a source, whatever came of it."""
        return next(reversed([fetch for fetch in self.fetches() if fetch.source == source]), None)

    def last_good(self, source: str) -> Fetch | None:
        """The latest fetch of a source whose file may be used and is there."""
        good = [fetch for fetch in self.fetches() if fetch.source == source and fetch.outcome.is_good]
        return next((fetch for fetch in reversed(good) if self.place_of(fetch)), None)

    def put_forward(self, region: str, source: str, file: Path) -> Path:
        """Make a file the only one at `current/<region>/<source>/`: the one that a build reads."""
        place = self.folder / "current" / region / source / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f".{place.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.path.relpath(file, place.parent))
        fresh.replace(place)
        for other in place.parent.iterdir():
            if other != place:
                other.unlink()
        return place


def locked(handle: int) -> bool:
    """Lock a file unless another has; the lock goes when the file is closed."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def settle(file: Path) -> None:
    """Wait until the file's bytes are on the disk."""
    with file.open("rb") as stream:
        os.fsync(stream.fileno())


def safe_name(name: str) -> str:
    """A file name of harmless letters, that begins with none of a hidden file."""
    return UNSAFE_IN_NAMES.sub("_", name).lstrip(".")[-LONGEST_NAME:] or "file"
