"""Small files in the shapes of the national registers, written by the test that needs them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from commonweal.foundation.files import sha256_of
from commonweal.registers.catalogue import register
from commonweal.registers.staged import EVERYWHERE, Scope, SourceFile, StagedFile
from commonweal.registers.staging import room
from staged_rows import Staged

# A row of each register, as the publisher heads it.
COMPANY = {"CompanyName": "SAMPLE BAKERY LIMITED", "CompanyNumber": "01471587", "CompanyStatus": "Active"}
CHARITY = {
    "date_of_extract": "2026-01-02",
    "organisation_number": "5000001",
    "registered_charity_number": "1200001",
    "linked_charity_number": "0",
    "charity_name": "Harbour Pantry",
    "charity_registration_status": "Registered",
}
POSTCODE = {"Postcode": "L1 8JQ", "lat": "53.4", "long": "-2.98"}


def text_of(
    register_name: str, variant: str, rows: Iterable[Mapping[str, str]], *, tabs: bool = False
) -> str:
    """The rows under the exact headings of a variant, with commas or with tabs."""
    headings = register(register_name).variant(variant).headings
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL
    mark = None if tabs else '"'
    writer = csv.writer(
        out, delimiter="\t" if tabs else ",", quoting=quoting, quotechar=mark, lineterminator="\r\n"
    )
    writer.writerow(headings)
    for row in rows:
        writer.writerow([row.get(heading, "") for heading in headings])
    return out.getvalue()


def staged_in(
    register_name: str, path: Path, scope: Scope = EVERYWHERE, **more: Any
) -> tuple[StagedFile, Staged]:
    """The staged file itself, and its rows, refusals and warnings; the table is the one that has rows."""
    source = SourceFile(path=path, register=register_name, variant="", sha256=sha256_of(path))
    done = room(register_name)(source, into=path.parent / f"{path.name}-staged", scope=scope, **more)
    busy = [name for name, count in done.rows_by_table.items() if count.read] or list(done.tables)[:1]
    tables: Sequence[Path] = (done.tables[busy[0]], done.refusals, done.warnings)
    rows, refusals, warnings = (pq.read_table(table).to_pylist() for table in tables)
    return done, Staged(rows, refusals, warnings, done.rows)
