"""The registers that this version reads, from the `register.toml` in each one's folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from commonweal.registers.licences import LICENCES

FOLDER = Path(__file__).parent


class BadRegister(ValueError):
    """A `register.toml` that does not keep the schema; the message names the file and the key."""


class UnknownRegister(LookupError):
    """No register of that name; the message lists the names there are."""


class Subject(StrEnum):
    """What a register is about."""

    LAND = "land"
    ORGANISATION = "organisation"
    PLACE = "place"


class ColumnType(StrEnum):
    """How a staged column is typed. Pence are integers; geometry is WKB in WGS84; texts is a list of text."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    PENCE = "pence"
    GEOMETRY = "geometry"
    TEXTS = "texts"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One staged column. `headings` are the publisher's heading, then its aliases; empty where it is derived.

    `values` are the exact words of the standard where only these are allowed. One that is not `staged` is
    read from the file but stands in no staged table; other columns are made from it.
    """

    name: str
    type: ColumnType
    meaning: str
    headings: tuple[str, ...] = ()
    required: bool = False
    values: tuple[str, ...] = ()
    staged: bool = True

    @property
    def heading(self) -> str:
        """The publisher's heading, or the column's own name where it is derived."""
        return self.headings[0] if self.headings else self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One table that staging yields; `source_id`, `row` and `publisher` stand before its columns."""

    name: str
    columns: tuple[Column, ...]

    @property
    def staged_columns(self) -> tuple[Column, ...]:
        """The columns of the Parquet file, in order."""
        return tuple(column for column in self.columns if column.staged)

    def column(self, name: str) -> Column:
        """The column of that name; `KeyError` when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One shape in which the register is published: exact headings (for JSON and GML, names), in order.

    `table` says which table its rows fill where the register has several; `formats` which kinds of file it
    comes in; `distinctive` are headings that no other register has and that settle recognition.
    """

    name: str
    headings: tuple[str, ...]
    table: str | None = None
    formats: tuple[str, ...] = ("csv",)
    distinctive: tuple[str, ...] = ()
    standard: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Where a file can be fetched. `tested` says whether anybody has fetched it with this version."""

    url: str
    about: str = ""
    variant: str | None = None
    tested: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """Everything `register.toml` says of one register."""

    name: str
    title: str
    publisher: str
    licence: str
    attribution: str
    cadence: str
    subject: Subject
    folder: Path
    file_names: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    variants: tuple[Variant, ...] = ()
    tables: tuple[Table, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def table(self, name: str) -> Table:
        """The table of that name; `KeyError` when there is none."""
        return {table.name: table for table in self.tables}[name]

    def variant(self, name: str) -> Variant:
        """The variant of that name; `KeyError` when there is none."""
        return {variant.name: variant for variant in self.variants}[name]

    @property
    def standard_variants(self) -> tuple[Variant, ...]:
        """The variants that a publisher should use; the newest first."""
        return tuple(variant for variant in self.variants if variant.standard)


@cache
def registers() -> Mapping[str, Register]:
    """Every register by name, in alphabetical order; read once."""
    found = (read(path) for path in sorted(FOLDER.glob("*/register.toml")))
    return MappingProxyType({register.name: register for register in found})


def register(name: str) -> Register:
    """The register of that name, or `UnknownRegister` with the names there are."""
    try:
        return registers()[name]
    except KeyError:
        raise UnknownRegister(f"no register is called {name!r}; there are {', '.join(registers())}") from None


def read(path: Path) -> Register:
    """One `register.toml`; `BadRegister` says what is wrong with it."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        found = _register(said, path.parent)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as problem:
        raise BadRegister(f"{path}: {type(problem).__name__}: {problem}") from problem
    if found.name != path.parent.name:
        raise BadRegister(f"{path}: name is {found.name!r} but the folder is {path.parent.name!r}")
    if found.licence not in LICENCES:
        raise BadRegister(f"{path}: licence is {found.licence!r}, which registers/licences.py does not know")
    return found


_SIMPLE = ("name", "title", "publisher", "licence", "attribution", "cadence")
_KNOWN = frozenset({*_SIMPLE, "subject", "file_names", "addresses", "variants", "tables"})


def _register(said: Mapping[str, Any], folder: Path) -> Register:
    return Register(
        **{key: said[key] for key in _SIMPLE},
        subject=Subject(said["subject"]),
        folder=folder,
        file_names=tuple(said.get("file_names", ())),
        addresses=tuple(map(_address, said.get("addresses", ()))),
        variants=tuple(map(_variant, said.get("variants", ()))),
        tables=tuple(map(_table, said["tables"])),
        extra=MappingProxyType({key: value for key, value in said.items() if key not in _KNOWN}),
    )


def _address(said: str | Mapping[str, Any]) -> Address:
    return Address(url=said) if isinstance(said, str) else Address(**said)


_TUPLES = ("headings", "formats", "distinctive", "values")


def _with_tuples(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key in _TUPLES else value for key, value in said.items()}


def _variant(said: Mapping[str, Any]) -> Variant:
    return Variant(**_with_tuples(said))


def _table(said: Mapping[str, Any]) -> Table:
    columns = tuple(
        Column(**(_with_tuples(one) | {"type": ColumnType(one["type"])})) for one in said["columns"]
    )
    return Table(name=said["name"], columns=columns)
