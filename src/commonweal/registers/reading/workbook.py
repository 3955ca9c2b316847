"""Rows of a spreadsheet workbook (XLSX) as text, read as a stream."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from lxml.etree import LxmlError
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from commonweal.foundation.files import UnsafeZip, ZipLimits, members

LIMITS = ZipLimits(members=2_000, unpacked_bytes=200 << 20)
# A sheet whose stated size is wrong may claim a million rows of nothing; blank ones beyond this end the
# sheet.
BLANK_ROWS = 10_000
HEAD = 1 << 16


class UnreadableWorkbook(ValueError):
    """A workbook that cannot be read; the text is a whole sentence."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet. `formulas` are the places of cells with a formula, whose last value stands."""

    number: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()


def sheet_names(path: Path) -> tuple[str, ...]:
    """The visible sheets that hold cells, in order; `UnreadableWorkbook` when the file is none."""
    with _opened(path, values=True) as book:
        return tuple(sheet.title for sheet in book.book.worksheets if sheet.sheet_state == "visible")


def sheet_rows(path: Path, sheet: str) -> Iterator[SheetRow]:
    """Every row of a sheet in order, numbered as the spreadsheet numbers them."""
    if not _has_formulas(path):
        yield from _value_rows(path, sheet)
        return
    with _opened(path, values=False) as formulas:
        pairs = zip(_value_rows(path, sheet), _rows(formulas, sheet), strict=False)
        for row, (_, cells) in pairs:
            yield SheetRow(row.number, row.cells, _formula_positions(cells))


def _value_rows(path: Path, sheet: str) -> Iterator[SheetRow]:
    with _opened(path, values=True) as book:
        for number, cells in _rows(book, sheet):
            yield SheetRow(number, tuple(map(as_text, cells)))


def _rows(book: _Opened, sheet: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    blank = 0
    try:
        for number, cells in enumerate(book.book[sheet].iter_rows(values_only=True), start=1):
            blank = 0 if any(cell is not None for cell in cells) else blank + 1
            if blank > BLANK_ROWS:
                return
            yield number, cells
    except _BROKEN as problem:
        raise UnreadableWorkbook(f"The sheet '{sheet}' is damaged: {_reason(problem)}.") from problem


def _formula_positions(cells: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(at for at, cell in enumerate(cells) if _is_formula(cell))


def _is_formula(cell: Any) -> bool:
    return (isinstance(cell, str) and cell.startswith("=") and len(cell) > 1) or hasattr(cell, "ref")


def as_text(value: Any) -> str:
    """A cell's value as a publisher would type it: whole numbers without a point, dates as `YYYY-MM-DD`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


_BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
    AssertionError,
    zlib.error,
    zipfile.BadZipFile,
    ParseError,
    LxmlError,
    DefusedXmlException,
)


class _Sheet(ReadOnlyWorksheet):
    """A sheet whose size is only asked for where its head states one; else the whole sheet would be read."""

    def _get_size(self) -> None:
        with self._get_source() as source:  # type: ignore[attr-defined]
            head = source.read(HEAD)
        if b"dimension" in head.partition(b"sheetData")[0]:
            super()._get_size()  # type: ignore[misc]


class _Reader(ExcelReader):
    """Opens the sheets with cells of a workbook."""

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                found: Any = _Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
                found.sheet_state = sheet.state
                book: Any = self.wb
                book._sheets.append(found)


class _Opened:
    """A workbook that closes itself."""

    def __init__(self, path: Path, *, values: bool) -> None:
        reader = _Reader(path, read_only=True, data_only=values, keep_links=False)
        reader.read()
        self.book = reader.wb

    def __enter__(self) -> _Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()


def _opened(path: Path, *, values: bool) -> _Opened:
    try:
        _refuse_entities(path)
        return _Opened(path, values=values)
    except UnsafeZip as problem:
        raise UnreadableWorkbook(problem.reason) from problem
    except UnreadableWorkbook:
        raise
    except _BROKEN as problem:
        raise UnreadableWorkbook(f"The workbook is damaged: {_reason(problem)}.") from problem


def _refuse_entities(path: Path) -> None:
    """No spreadsheet declares a document type; one that does is made to harm its reader."""
    found = [one for one in members(path, LIMITS) if one.filename.endswith((".xml", ".rels"))]
    with zipfile.ZipFile(path) as archive:
        for one in found:
            with archive.open(one) as part:
                head = part.read(4096).replace(b"\x00", b"").upper()
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UnreadableWorkbook(f"'{one.filename}' declares XML entities, which are not read.")


def _has_formulas(path: Path) -> bool:
    """Whether any sheet's XML holds a formula; looked for in pieces, for most registers have none."""
    with zipfile.ZipFile(path) as archive:
        sheets = [
            name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        return any(_holds_formula(archive, name) for name in sheets)


def _holds_formula(archive: zipfile.ZipFile, name: str) -> bool:
    before = b""
    try:
        with archive.open(name) as sheet:
            while chunk := sheet.read(1 << 20):
                if b"<f>" in before + chunk or b"<f " in before + chunk or b":f>" in before + chunk:
                    return True
                before = chunk[-4:]
    except _BROKEN:
        return False
    return False


def _reason(problem: BaseException) -> str:
    if isinstance(problem, DefusedXmlException):
        return "it declares XML entities, which are not read"
    return " ".join(str(problem).split())[:120].rstrip(".") or type(problem).__name__
