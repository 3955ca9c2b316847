"""Which publications are in force, as one file that builds read: no database is needed to build."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from commonweal.foundation.files import writing
from commonweal.pipeline.desk.folders import DeskFolders
from commonweal.registers.staged import SourceFile

INDEX = "in-force.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class InForce:
    """A publication in force. `file` is its path below the folder of publications; `on` the day from which it
    counts, as `YYYY-MM-DD`."""

    file: str
    sha256: str
    register: str
    variant: str
    body_id: str
    publisher: str
    on: str
    url: str


def write_in_force(data: Path, entries: Iterable[InForce]) -> None:
    """Replace the list of publications in force; nothing is written where it is the same already."""
    entries = list(entries)
    if entries == read_in_force(data):
        return
    said = json.dumps([asdict(one) for one in entries], indent=1, ensure_ascii=False)
    with writing(DeskFolders(data).published / INDEX) as part:
        part.write_text(said, encoding="utf-8")


def read_in_force(data: Path) -> list[InForce]:
    """The publications in force, the earliest first; none where nobody has published."""
    path = DeskFolders(data).published / INDEX
    if not path.is_file():
        return []
    return [InForce(**one) for one in json.loads(path.read_text(encoding="utf-8"))]


def published_sources(data: Path) -> list[SourceFile]:
    """What a build reads of the desk's publications: the last of each day, each the whole of its body's
    list."""
    last = {(one.body_id, one.register, one.on): one for one in read_in_force(data)}
    folder = DeskFolders(data).published
    return [
        SourceFile(
            path=folder / one.file,
            register=one.register,
            variant=one.variant,
            sha256=one.sha256,
            publisher=one.publisher,
            dated=date.fromisoformat(one.on),
            url=one.url,
            whole=True,
        )
        for one in last.values()
        if (folder / one.file).is_file()
    ]
