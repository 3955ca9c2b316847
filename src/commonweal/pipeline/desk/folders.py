"""Where the council desk keeps its files: uploads by hash, results of checks, publications by body."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commonweal.foundation.files import sha256_of

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class DeskFolders:
    """The folder `desk` of the site's data folder."""

    data: Path

    @property
    def desk(self) -> Path:
        """The whole."""
        return self.data / "desk"

    def upload(self, sha256: str, name: str) -> Path:
        """Where an upload lies as it came."""
        return self.desk / "uploads" / sha256[:2] / sha256 / safe_name(name)

    def check(self, upload: int, revision: int) -> Path:
        """The folder of a check's result."""
        return self.checks(upload) / str(revision)

    def checks(self, upload: int) -> Path:
        """The folder of all results of one upload."""
        return self.desk / "checks" / str(upload)

    @property
    def published(self) -> Path:
        """The folder of publications, with the list of those in force."""
        return self.desk / "published"

    def publication(self, body: str, name: str) -> Path:
        """Where a publication lies."""
        return self.published / safe_name(body) / name

    def as_built(self, body: str) -> Path:
        """The folder of a body's files as the last build read them, in the standard columns."""
        return self.desk / "as-built" / safe_name(body)

    @contextmanager
    def arriving(self) -> Iterator[Path]:
        """A file to write an upload to; it goes when the block ends, unless it was moved."""
        folder = self.desk / "arriving"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            path = Path(file.name)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def keep(self, file: Path, name: str) -> tuple[str, Path]:
        """Move a file to where uploads lie; its hash and place. The same bytes are kept once."""
        sha256 = sha256_of(file)
        place = self.upload(sha256, name)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            file.chmod(0o644)
            file.replace(place)
        return sha256, place


def safe_name(name: str) -> str:
    """A name that is one plain part of a path, its ending kept."""
    plain = UNSAFE.sub("-", Path(name.replace("\\", "/")).name).strip(".-") or "file"
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending)]}.{ending[:20]}" if dot else plain[:LONGEST_NAME]
