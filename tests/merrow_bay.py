"""A written sample of Merrow Bay, and how tests read it back."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from commonweal.sample.region import World


@dataclass(frozen=True)
class Written:
    """A written sample: the folder and the world it was drawn from."""

    folder: Path
    world: World

    def file(self, name: str) -> Path:
        """A publisher's file, by its path in the truth tables."""
        return self.folder / "registers" / name

    def one(self, pattern: str) -> Path:
        """The publisher's file that fits a pattern."""
        (found,) = (self.folder / "registers").glob(pattern)
        return found

    def truth(self, name: str) -> list[dict[str, str]]:
        """A truth table."""
        text = (self.folder / "truth" / f"{name}.csv").read_text(encoding="utf-8")
        return list(csv.DictReader(io.StringIO(text, newline="")))


def text_of(path: Path, encoding: str = "utf-8") -> str:
    """What stands in a file, or in the only file of a ZIP."""
    if path.suffix != ".zip":
        return path.read_bytes().decode(encoding)
    with zipfile.ZipFile(path) as archive:
        (name,) = archive.namelist()
        return archive.read(name).decode(encoding)


def cells_of(path: Path, *, encoding: str = "utf-8", delimiter: str = ",") -> list[list[str]]:
    """The rows of a CSV file, headings first."""
    return list(csv.reader(io.StringIO(text_of(path, encoding), newline=""), delimiter=delimiter))


def records_of(path: Path, *, encoding: str = "utf-8") -> list[dict[str, str]]:
    """The rows of a CSV file by heading."""
    headings, *rows = cells_of(path, encoding=encoding)
    return [dict(zip(headings, row, strict=False)) for row in rows]
