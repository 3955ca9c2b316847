"""Writes a checked file's rows back: the accepted ones in the publisher's exact standard columns, the refused
as they stood with their reasons.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from shapely import from_wkb

from commonweal.foundation.files import writing
from commonweal.foundation.money import format_pence
from commonweal.foundation.text import compact, safe_for_spreadsheet
from commonweal.registers.catalogue import Column, ColumnType, Register, Table, Variant
from commonweal.registers.reading.opening import opened
from commonweal.registers.reading.tables import Unreadable
from commonweal.registers.staged import StagedFile

BATCH = 2_000
DEGREES_PLACES = 7
MADE = frozenset({"point", "coordinate_reference_system", "postcode", "longitude", "latitude"})
"""Columns whose cells are not simply what was staged."""


class NoStandard(ValueError):
    """A register whose rows cannot be written in standard columns; the text is a whole sentence."""


def standard_variant(register: Register, variant: str | None) -> Variant:
    """The file's own variant when that is a standard, else the register's newest standard."""
    standards = register.standard_variants
    if not standards:
        raise NoStandard(f"{register.title} has no standard in which a publisher writes it.")
    return next((one for one in standards if one.name == variant), standards[0])


def write_standard(staged: StagedFile, register: Register, variant: Variant, to: Path) -> int:
    """Write the accepted rows as CSV in UTF-8 with the variant's exact headings; gives their number."""
    written = 0
    with writing(to) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(variant.headings)
        for _, cells in standard_rows(staged, register, variant):
            out.writerow(cells)
            written += 1
    return written


def standard_rows(
    staged: StagedFile, register: Register, variant: Variant, given: Mapping[str, str | None] | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Each accepted row's number and its cells under the variant's headings.

    `given` are staged columns that have one value in every row, whatever the file says.
    """
    table = register.table(variant.table or register.tables[0].name)
    columns = [_column(table, heading) for heading in variant.headings]
    for row in _staged_rows(staged.tables[table.name]):
        yield row["row"], [_cell(column, {**row, **(given or {})}) for column in columns]


def _column(table: Table, heading: str) -> Column | None:
    """The column under a heading; none for one that is not staged and cannot be made again."""
    wanted = compact(heading)
    return next((column for column in table.columns if wanted in map(compact, column.headings)), None)


def _staged_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with pq.ParquetFile(path) as parquet:
        for batch in parquet.iter_batches(batch_size=BATCH):
            yield from batch.to_pylist()


def _cell(column: Column | None, row: Mapping[str, Any]) -> str:
    if column is None:
        return ""
    if column.name not in MADE:
        plain = row.get(column.name)
        return "" if plain is None else safe_for_spreadsheet(_text(column.type, plain))
    if column.name == "point":
        return (
            ""
            if row["longitude"] is None
            else f"POINT ({_degrees(row['longitude'])} {_degrees(row['latitude'])})"
        )
    if column.name == "coordinate_reference_system":
        return "" if row["longitude"] is None else "WGS84"
    value = row.get(column.name)
    if column.name == "postcode":
        return safe_for_spreadsheet(str(value or row.get("postcode_district") or ""))
    return "" if value is None else _degrees(value)


def _degrees(value: float) -> str:
    return f"{value:.{DEGREES_PLACES}f}".rstrip("0").rstrip(".")


def _text(kind: ColumnType, value: Any) -> str:
    if kind is ColumnType.TEXT:
        return str(value)
    if kind is ColumnType.PENCE:
        return format_pence(value)
    if kind is ColumnType.BOOLEAN:
        return "yes" if value else "no"
    if kind is ColumnType.GEOMETRY:
        return str(from_wkb(value).wkt)
    if kind is ColumnType.TEXTS:
        return ";".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.10g}" if isinstance(value, float) else str(value)


# The refused rows -------------------------------------------------------------------------------------------


def write_rejects(staged: StagedFile, path: Path, to: Path) -> int:
    """Write the refused rows of the file at `path` as they stood, each once, with its number and every
    reason.
    """
    written = 0
    with writing(to) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Row", "Problems", *map(safe_for_spreadsheet, _headings(path))])
        for number, reasons, raw in _refused(staged.refusals):
            out.writerow([number, "; ".join(reasons), *map(safe_for_spreadsheet, raw)])
            written += 1
    return written


def _headings(path: Path) -> Sequence[str]:
    try:
        with opened(path) as reading:
            return reading.headings
    except Unreadable:
        return ()


def _refused(path: Path) -> Iterator[tuple[int, list[str], list[str]]]:
    """Problems of one row stand together in the refusals."""
    number, reasons, raw = 0, list[str](), list[str]()
    for row in _staged_rows(path):
        if row["row"] is None:
            continue
        if reasons and row["row"] != number:
            yield number, reasons, raw
            reasons = []
        where = f"{row['column']}: " if row["column"] else ""
        number, raw = row["row"], [str(cell) for cell in json.loads(row["raw"] or "[]")]
        reasons = [*reasons, f"{where}found {row['found']}; expected {row['expected']}. {row['mend']}"]
    if reasons:
        yield number, reasons, raw
