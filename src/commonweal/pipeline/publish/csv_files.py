"""CSV as RFC 4180 has it: values exactly as they are in the snapshot, so that a file can be read back whole.

No sign is put before a value that a spreadsheet might take for a formula: it would change the data. The pages
that offer the files say how to open them safely.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from commonweal.pipeline.publish.workshop import Workshop


def write_csv(workshop: Workshop, query: str, into: Path) -> int:
    """Write the rows of a query with a heading row, in UTF-8; answer how many rows."""
    rows = 0
    with into.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(workshop.select(query).columns)
        for batch in workshop.batches(query):
            writer.writerows(
                zip(*(map(as_text, column.to_pylist()) for column in batch.columns), strict=True)
            )
            rows += batch.num_rows
    return rows


def as_text(value: object) -> str:
    """A value in a cell: blank for none, ISO dates, `true` and `false`, lists parted by a semicolon."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ";".join(map(as_text, value))
    return str(value)


def csv_line(values: Iterable[object]) -> str:
    """One row as text with its line end, for a response that is streamed."""
    line = _Line()
    csv.writer(line).writerow([as_text(value) for value in values])
    return line.text


class _Line:
    """Takes the one line that the writer of the standard library makes."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text
