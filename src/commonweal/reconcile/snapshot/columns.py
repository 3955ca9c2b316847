"""The small language in which the snapshot's tables are described."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "integer": pa.int64(),
    "number": pa.float64(),
    "pence": pa.int64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "geometry": pa.binary(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind (a key of `TYPES`) and what it means, in one sentence."""

    name: str
    kind: str
    meaning: str
    required: bool = False

    def field(self) -> pa.Field[pa.DataType]:
        """The Arrow field, with `meaning` and `kind` in its metadata."""
        notes = {"meaning": self.meaning, "kind": self.kind}
        return pa.field(self.name, TYPES[self.kind], nullable=not self.required, metadata=notes)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the snapshot: what one row is, and the columns by which its rows are put in order."""

    name: str
    one_row: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with `one_row` in its metadata."""
        return pa.schema([column.field() for column in self.columns], metadata={"one_row": self.one_row})


def arrow_schema(**kinds: str) -> pa.Schema:
    """A schema out of kinds and names of columns: `arrow_schema(text="code name", date="dated")`."""
    return pa.schema([pa.field(name, TYPES[kind]) for kind, names in kinds.items() for name in names.split()])


def key(name: str, kind: str, meaning: str) -> Column:
    """A column that is never null."""
    return Column(name, kind, meaning, required=True)
