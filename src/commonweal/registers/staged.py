"""What goes into staging and what comes out: the contract that every register keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """A raw file that has been recognised as one register's.

    `publisher` is a public body's id or name where the region file or the person names one; `dated` is the
    date that the publisher gives the file, where it gives one. One that is `whole` is all that its publisher
    lists, and takes the place of every other file of the same register.
    """

    path: Path
    register: str
    variant: str
    sha256: str
    publisher: str | None = None
    dated: date | None = None
    url: str | None = None
    whole: bool = False

    @property
    def source_id(self) -> str:
        """`<register>:<first twelve of the file's SHA-256>`: the same bytes are the same source."""
        return f"{self.register}:{self.sha256[:12]}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """The part of a national file that a region wants. An empty set does not restrict.

    `outwards` are outward postcodes (`L1`, `CH41`); `districts` are GSS codes of districts; `district_names`
    are their names in capitals, as the Land Registry writes them.
    """

    outwards: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    district_names: frozenset[str] = frozenset()


EVERYWHERE = Scope()


@dataclass(frozen=True, kw_only=True, slots=True)
class RowCount:
    """`read = accepted + refused`; `kept` is the part of the accepted that lies in scope."""

    read: int
    accepted: int
    refused: int
    kept: int

    def __post_init__(self) -> None:
        if self.read != self.accepted + self.refused or not 0 <= self.kept <= self.accepted:
            raise ValueError(f"rows do not add up: {self}")


@dataclass(frozen=True, kw_only=True, slots=True)
class StagedFile:
    """One file, staged.

    `tables` maps the register's table names to Parquet files; `refusals` and `warnings` are Parquet files
    with the columns source_id, row, column, code, found, expected, mend (refusals also `raw`, the row as it
    stood, as a JSON list of texts). A row that has several problems stands in `refusals` once a problem.
    """

    source: SourceFile
    tables: Mapping[str, Path]
    refusals: Path
    warnings: Path
    rows: RowCount
    rows_by_table: Mapping[str, RowCount] = field(default_factory=dict)
