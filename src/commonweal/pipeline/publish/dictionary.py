"""The data dictionary, generated from the snapshot's own schemas: for people as Markdown, for programs as
JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from commonweal.pipeline.publish.publication import PublishedFile, checksum
from commonweal.pipeline.publish.withheld import REASONS
from commonweal.pipeline.publish.workshop import Workshop
from commonweal.reconcile.snapshot.tables import TABLES, Table

KINDS = {
    "text": "text",
    "texts": "list of texts",
    "integer": "whole number",
    "number": "number",
    "pence": "money in whole pence",
    "date": "date",
    "boolean": "true or false",
    "geometry": "outline as WKB",
}


def snapshot_reference() -> str:
    """The data dictionary as a Markdown page: every table, every column, its kind and its meaning."""
    return "\n".join(_page()) + "\n"


def dictionary() -> dict[str, object]:
    """The data dictionary as data, in the order of the tables."""
    return {"tables": [_described(table) for table in TABLES.values()]}


def write_dictionary(workshop: Workshop, into: Path) -> list[PublishedFile]:
    """Write the dictionary beside the files, as `dictionary.md` and `dictionary.json`."""
    texts = {
        "dictionary.md": ("text/markdown; charset=utf-8", snapshot_reference()),
        "dictionary.json": (
            "application/json",
            json.dumps(dictionary(), indent=2, ensure_ascii=False) + "\n",
        ),
    }
    return [_written(into / name, media_type, text) for name, (media_type, text) in texts.items()]


def _written(path: Path, media_type: str, text: str) -> PublishedFile:
    path.write_text(text, "utf-8", newline="\n")
    return PublishedFile(
        name=path.name,
        title="Data dictionary",
        description="What every table and every column means.",
        media_type=media_type,
        rows=None,
        size=path.stat().st_size,
        sha256=checksum(path),
    )


def _described(table: Table) -> dict[str, object]:
    columns = [
        {
            "name": column.name,
            "kind": column.kind,
            "required": column.required,
            "meaning": column.meaning,
            "withheld": REASONS.get(f"{table.name}.{column.name}"),
        }
        for column in table.columns
    ]
    return {"name": table.name, "one_row": table.one_row, "order": list(table.order), "columns": columns}


def _page() -> Iterator[str]:
    yield "# The tables of a snapshot"
    yield ""
    yield "Generated from the schemas; `commonweal docs` writes it anew. Every table is a Parquet file in the"
    yield "folder `tables` of the snapshot and, less what may not be given on, of the open data."
    yield "A column in bold is never empty."
    for table in TABLES.values():
        yield ""
        yield from _section(table)


def _section(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"One row: {table.one_row[0].lower()}{table.one_row[1:]} In the order of {', '.join(table.order)}."
    yield ""
    yield "| column | kind | meaning |"
    yield "| --- | --- | --- |"
    for column in table.columns:
        name = f"**{column.name}**" if column.required else column.name
        yield f"| {name} | {KINDS[column.kind]} | {_meaning(table.name, column.name, column.meaning)} |"


def _meaning(table: str, column: str, meaning: str) -> str:
    withheld = REASONS.get(f"{table}.{column}")
    return (
        f"{meaning} Not in the open data where the source's licence is not open: {withheld}"
        if withheld
        else meaning
    )
