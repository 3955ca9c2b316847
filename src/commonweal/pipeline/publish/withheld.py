"""What the open data leaves out though the snapshot holds it, and why: other people's rights come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.pipeline.publish.workshop import Workshop

REASONS: Mapping[str, str] = {
    "refusals.raw": "A refused row as it stood may hold personal details that staging would have left out.",
    "titles.address": "The Land Registry's addresses may not be given on in bulk; the title numbers may.",
    "titles.postcode": "The Land Registry's addresses may not be given on in bulk; the title numbers may.",
    "polygons.geometry": "Outlines of the index map are Ordnance Survey's; they may be shown, not given on.",
    "site_facts.value": "Addresses of a source whose licence is not open are left blank.",
    "organisation_facts.value": "Addresses of a source whose licence is not open are left blank.",
}

ADDRESS_FIELDS = pa.array(["address", "property_address", "street", "postcode", "registered_address"])


def publishable(table: str, schema: pa.Schema) -> pa.Schema:
    """The schema of a published table: what may be withheld may be null."""
    return pa.schema(
        [field.with_nullable(True) if f"{table}.{field.name}" in REASONS else field for field in schema],
        metadata=schema.metadata,
    )


def without_withheld(
    workshop: Workshop, table: str, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """The same batches with what may not be published blanked; the columns stay."""
    closed = _closed_sources(workshop)
    for batch in batches:
        yield _blanked(table, batch, closed)


def _blanked(table: str, batch: pa.RecordBatch, closed: tuple[pa.Array, frozenset[str]]) -> pa.RecordBatch:
    sources, registers = closed
    everywhere = pa.array([True] * batch.num_rows)
    if table == "refusals":
        return _blank(batch, "raw", everywhere)
    if table == "titles" and "corporate_ownership" in registers:
        return _blank(_blank(batch, "address", everywhere), "postcode", everywhere)
    if table == "polygons" and "inspire_polygons" in registers:
        return _blank(batch, "geometry", pc.equal(batch.column("kind"), "inspire"))
    if table in ("site_facts", "organisation_facts"):
        address = pc.is_in(batch.column("field"), ADDRESS_FIELDS)
        return _blank(batch, "value", pc.and_(address, pc.is_in(batch.column("source_id"), sources)))
    return batch


def _blank(batch: pa.RecordBatch, name: str, where: pa.Array) -> pa.RecordBatch:
    at = batch.schema.get_field_index(name)
    if at < 0:
        return batch
    blank = pc.if_else(where, pa.nulls(batch.num_rows, batch.schema.field(at).type), batch.column(at))
    return batch.set_column(at, batch.schema.field(at).with_nullable(True), blank)


def _closed_sources(workshop: Workshop) -> tuple[pa.Array, frozenset[str]]:
    rows = workshop.select("closed_sources").fetchall()
    return pa.array([source for source, _ in rows], pa.string()), frozenset(register for _, register in rows)
