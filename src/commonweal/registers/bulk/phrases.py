"""The pieces of SQL that follow from a register's own `register.toml`: names, readings, conditions. No
values.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from commonweal.registers.bulk.matching import Match
from commonweal.registers.catalogue import Column, ColumnType

_SQL_TYPES = MappingProxyType(
    {
        ColumnType.TEXT: "VARCHAR", ColumnType.INTEGER: "BIGINT", ColumnType.NUMBER: "DOUBLE",
        ColumnType.DATE: "DATE", ColumnType.BOOLEAN: "BOOLEAN", ColumnType.PENCE: "BIGINT",
        ColumnType.GEOMETRY: "BLOB", ColumnType.TEXTS: "VARCHAR[]",
    }
)  # fmt: skip
_MACROS = MappingProxyType(
    {
        ColumnType.TEXT: "text_of", ColumnType.INTEGER: "integer_of", ColumnType.NUMBER: "number_of",
        ColumnType.DATE: "date_of", ColumnType.BOOLEAN: "boolean_of", ColumnType.PENCE: "pence_of",
    }
)  # fmt: skip
# The first of these that a register can apply and the region restricts decides what is in scope.
_SCOPES = ("charities", "district_names", "districts", "outwards")


def named(name: str) -> str:
    """An identifier in quotation marks."""
    return '"' + name.replace('"', '""') + '"'


def cells(names: tuple[str, ...], blanked: Collection[int] = ()) -> str:
    """A list of columns as one value; those at the places `blanked` are left empty."""
    pieces = ("''" if place in blanked else named(name) for place, name in enumerate(names))
    return f"[{', '.join(pieces)}]"


def staged_names(match: Match) -> tuple[str, ...]:
    """The staged columns that the file has, in the table's order."""
    return tuple(column.name for column in match.table.columns if column.name in match.places)


def unpacked(names: tuple[str, ...], column: str) -> str:
    """A list of cells as columns again."""
    return ", ".join(f"{column}[{place}] AS {named(name)}" for place, name in enumerate(names, start=1))


def named_cells(match: Match) -> str:
    """Every staged column from the cells that were kept; null text where the file has no such heading."""
    kept = staged_names(match)
    absent = [column.name for column in match.table.columns if column.name not in match.places]
    return ", ".join([unpacked(kept, "cells"), *(f"NULL::VARCHAR AS {named(name)}" for name in absent)])


def readings(match: Match, sql: Mapping[str, str]) -> str:
    """How each staged column is read: as the register's stage.sql says, else by its type."""
    return ", ".join(
        f"CAST({reading(column, sql)} AS {_SQL_TYPES[column.type]}) AS {named(column.name)}"
        for column in match.table.columns
    )


def reading(column: Column, sql: Mapping[str, str]) -> str:
    """How one column is read from its text."""
    return sql.get(f"reading {column.name}") or f"{_MACROS[column.type]}({named(column.name)})"


def scope_kind(restricting: Collection[str], sql: Mapping[str, str], match: Match) -> str | None:
    """By what a row is in scope: `outwards`, `districts`, …; None where nothing restricts, and every row
    is.
    """
    for kind in _SCOPES:
        condition = sql.get(f"in {kind}")
        if condition and kind in restricting and _has_columns(condition, match):
            return kind
    return None


def narrowed(kind: str | None, sql: Mapping[str, str], match: Match) -> str | None:
    """What a row in scope must also fulfil once all rows in scope are known."""
    condition = sql.get(f"narrowed when in {kind}")
    return condition if condition and _has_columns(condition, match) else None


def parts_called(name: str, sql: Mapping[str, str], match: Match) -> list[str]:
    """The parts `name` and `name …` of a stage.sql that can be asked of a file with these columns."""
    fitting = (part for title, part in sql.items() if title == name or title.startswith(f"{name} "))
    return [part for part in fitting if _has_columns(part, match)]


def _has_columns(condition: str, match: Match) -> bool:
    """A condition names its column in quotation marks; it cannot be asked of a file without that column."""
    names = condition.split('"')[1::2]
    return all(name in match.places for name in names)


def doubtful(match: Match, sql: Mapping[str, str]) -> str:
    """Whether a row may have to be refused: a required cell is empty, or stage.sql doubts it."""
    empty = [f"is_empty({named(name)})" for name in required(match)]
    asked = [f"({doubt})" for doubt in parts_called("doubtful", sql, match)]
    return " OR ".join([*empty, *asked]) or "false"


def required(match: Match) -> tuple[str, ...]:
    """The names of the required columns."""
    return tuple(
        column.name for column in match.table.columns if column.required and column.name in match.places
    )
