"""Writes files so that the same rows are the same bytes: fixed times in archives, fixed line ends."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

_WHEN = (2026, 11, 2, 6, 0, 0)
Cell = str | int | float | None


class _Plain(csv.excel):
    """Quotes a cell only where it must."""


class _Quoted(csv.excel):
    """Quotes every cell."""

    quoting = csv.QUOTE_ALL


def write_csv(
    path: Path, rows: Iterable[Sequence[Cell]], *, encoding: str = "utf-8", quote_all: bool = False,
    errors: str = "strict", delimiter: str = ",",
) -> Path:  # fmt: skip
    """One CSV file with CRLF line ends; `rows` begin with the headings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        csv_bytes(rows, encoding=encoding, quote_all=quote_all, errors=errors, delimiter=delimiter)
    )
    return path


def csv_bytes(
    rows: Iterable[Sequence[Cell]],
    *,
    encoding: str = "utf-8",
    quote_all: bool = False,
    errors: str = "strict",
    delimiter: str = ",",
) -> bytes:
    """The bytes of such a file."""
    text = io.StringIO(newline="")
    dialect = _Quoted if quote_all else _Plain
    csv.writer(text, dialect, lineterminator="\r\n", delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding, errors)


def write_zip(path: Path, members: Iterable[tuple[str, bytes]], *, level: int = 1) -> Path:
    """One archive of named members; `level` 0 stores them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    method = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, date_time=_WHEN)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compress_type=method, compresslevel=level or None)
    return path


def write_workbook(path: Path, sheets: Sequence[tuple[str, Iterable[Sequence[Cell]]]]) -> Path:
    """One XLSX file of named sheets, without the time of writing."""
    book = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        members = [(name, _timeless(name, archive.read(name))) for name in sorted(archive.namelist())]
    return write_zip(path, members)


def _timeless(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-02T06:00:00Z", content)
