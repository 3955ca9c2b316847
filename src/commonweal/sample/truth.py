"""The truth behind the sample: which rows are one site or one organisation, what was planted and what it
should yield."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from commonweal.sample.files import Cell, write_csv

SITE_ROWS = ("site", "file", "row", "key", "evidence")
ORGANISATION_ROWS = ("organisation", "file", "row", "identifier", "evidence")
PLANTED = ("case", "file", "row", "column", "found", "right", "expect", "why")
FILES = ("file", "register", "publisher", "rows", "dated")


@dataclass
class Truth:
    """Collects, while the publishers write. A row's number counts the heading row and any title rows, from
    1."""

    site_rows: list[Sequence[Cell]] = field(default_factory=list)
    organisation_rows: list[Sequence[Cell]] = field(default_factory=list)
    planted: list[Sequence[Cell]] = field(default_factory=list)
    files: list[Sequence[Cell]] = field(default_factory=list)

    def site_row(self, site: str, *, file: str, row: int, key: str, evidence: str) -> None:
        """This row of this file is about this site; `evidence` is what shows it best."""
        self.site_rows.append((site, file, row, key, evidence))

    def organisation_row(
        self, organisation: str, *, file: str, row: int, identifier: str, evidence: str
    ) -> None:
        """This row of this file is about this organisation."""
        self.organisation_rows.append((organisation, file, row, identifier, evidence))

    def plant(
        self, case: str, *, file: str, row: int | None, column: str = "", found: str = "", right: str = "",
        expect: str, why: str,
    ) -> None:  # fmt: skip
        """Something wrong or tricky was put here on purpose; `expect` is `kept`, `warned`, `refused`,
        `joined`, …"""
        self.planted.append((case, file, row, column, found, right, expect, why))

    def wrote(self, file: str, *, register: str, publisher: str, rows: int, dated: str) -> None:
        """A file was written with so many data rows."""
        self.files.append((file, register, publisher, rows, dated))

    def write(self, folder: Path) -> None:
        """The tables that the publishers' writers filled."""
        write_csv(folder / "site_rows.csv", [SITE_ROWS, *self.site_rows])
        write_csv(folder / "organisation_rows.csv", [ORGANISATION_ROWS, *self.organisation_rows])
        write_csv(folder / "planted.csv", [PLANTED, *self.planted])
        write_csv(folder / "files.csv", [FILES, *self.files])
