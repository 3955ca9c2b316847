"""Stages a file that a test writes, and gives back what came of it as plain rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from commonweal.foundation.files import sha256_of
from commonweal.registers.staged import RowCount, SourceFile
from commonweal.registers.staging import stage

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Staged:
    """The accepted rows of the register's first table, the refusals, the warnings, and the counts."""

    rows: Rows
    refusals: Rows
    warnings: Rows
    count: RowCount

    def column(self, name: str) -> list[Any]:
        """One column of the accepted rows."""
        return [row[name] for row in self.rows]

    def codes(self) -> list[tuple[int | None, str | None, str]]:
        """Row, column and code of every warning."""
        return [(one["row"], one["column"], one["code"]) for one in self.warnings]


def stage_bytes(
    register: str,
    content: bytes,
    folder: Path,
    *,
    file: str = "file.csv",
    publisher: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Staged:
    """Write the content to a file and stage it."""
    path = folder / file
    path.write_bytes(content)
    return stage_path(register, path, folder / "staged", publisher=publisher, mapping=mapping)


def stage_text(register: str, text: str, folder: Path, *, mapping: Mapping[str, str] | None = None) -> Staged:
    """Write the text in UTF-8 and stage it."""
    return stage_bytes(register, text.encode(), folder, mapping=mapping)


def stage_path(
    register: str,
    path: Path,
    into: Path,
    *,
    publisher: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Staged:
    """Stage a file that is there."""
    source = SourceFile(path=path, register=register, variant="", sha256=sha256_of(path), publisher=publisher)
    staged = stage(source, into=into, mapping=mapping)
    (table,) = staged.tables.values()
    rows, refusals, warnings = (
        pq.read_table(one).to_pylist() for one in (table, staged.refusals, staged.warnings)
    )
    return Staged(rows=rows, refusals=refusals, warnings=warnings, count=staged.rows)
