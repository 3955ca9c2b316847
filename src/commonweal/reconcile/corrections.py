"""People's corrections as rows that are facts like any other, from the decisions file as their source."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from commonweal.reconcile.decisions import Decisions
from commonweal.reconcile.snapshot.columns import arrow_schema
from commonweal.reconcile.workspace import Workspace

SCHEMA = arrow_schema(text="record_key field value source_id", integer="row", date="dated")


def note_corrections(room: Workspace, decisions: Decisions) -> None:
    """Make `correction`. A correction's row is its place among the corrections of the file, from 1."""
    source = decisions_source(decisions)
    rows = [
        {
            "record_key": one.record,
            "field": one.field,
            "value": one.value,
            "source_id": source["source_id"] if source else None,
            "row": at,
            "dated": one.why.on,
        }
        for at, one in enumerate(decisions.corrections, start=1)
    ]
    room.keep("correction", pa.Table.from_pylist(rows, SCHEMA))


def decisions_source(decisions: Decisions) -> Mapping[str, Any] | None:
    """The decisions file as a source of the snapshot, or None where nothing was decided."""
    count = len(decisions.splits) + len(decisions.merges) + len(decisions.corrections)
    if decisions.file is None or count == 0:
        return None
    digest = hashlib.sha256(decisions.file.read_bytes()).hexdigest()
    days = [split.why.on for split in decisions.splits]
    days += [merge.why.on for merge in decisions.merges]
    days += [correction.why.on for correction in decisions.corrections]
    return {
        "source_id": f"decisions:{digest[:12]}",
        "register": "decisions",
        "title": "Decisions taken by people on the records",
        "file": decisions.file.name,
        "sha256": digest,
        "dated": max(days),
        "rows_read": count,
        "rows_accepted": count,
        "rows_refused": 0,
        "rows_kept": count,
        "current": True,
    }
