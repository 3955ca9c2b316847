"""A publication: the folder of open data files of one snapshot, with what each file holds and its
checksum."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

INDEX = "index.json"
CHECKSUMS = "SHA256SUMS"


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedFile:
    """One file of a publication. `rows` is None where a file has no rows; `name` is its path in the
    folder."""

    name: str
    title: str
    description: str
    media_type: str
    rows: int | None
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """The files of one snapshot in `folder`, in the order in which people should see them."""

    snapshot: str
    folder: Path
    files: tuple[PublishedFile, ...]

    def named(self, name: str) -> PublishedFile | None:
        """The file of that name, or None: a path that is not in the index is not served."""
        return next((file for file in self.files if file.name == name), None)


def checksum(path: Path) -> str:
    """SHA-256 of a file in hexadecimal, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_index(publication: Publication) -> None:
    """Write the index for programs and the checksums for `sha256sum --check`."""
    index = {"snapshot": publication.snapshot, "files": [asdict(file) for file in publication.files]}
    (publication.folder / INDEX).write_text(json.dumps(index, indent=2, ensure_ascii=False) + "\n", "utf-8")
    lines = [f"{file.sha256}  {file.name}\n" for file in publication.files]
    (publication.folder / CHECKSUMS).write_text("".join(lines), "utf-8")


def read_publication(folder: Path) -> Publication | None:
    """The publication in a folder, or None where there is none."""
    try:
        index = json.loads((folder / INDEX).read_text("utf-8"))
    except FileNotFoundError:
        return None
    files = tuple(PublishedFile(**file) for file in index["files"])
    return Publication(snapshot=index["snapshot"], folder=folder, files=files)
