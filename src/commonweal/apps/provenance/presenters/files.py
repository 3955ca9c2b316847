"""Records as files: lines of CSV and pieces of JSON, made while they are sent, so that no file stands in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

from commonweal.foundation.text import safe_for_spreadsheet

CSV = "text/csv; charset=utf-8"


class _Line:
    """What `csv` writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A line of headings, then one a row. No cell is one that a spreadsheet would run as a formula."""
    writer = csv.writer(_Line())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_cell(value) for value in row])


def _cell(value: object) -> object:
    """Lists with semicolons; text as text."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return safe_for_spreadsheet(value) if isinstance(value, str) else value


def json_pieces(head: str, records: Iterable[object], tail: str) -> Iterator[str]:
    """`head`, the records as JSON with commas between, and `tail`."""
    yield head
    for at, record in enumerate(records):
        yield ("," if at else "") + json.dumps(record, ensure_ascii=False, default=str)
    yield tail


def as_file(pieces: Iterator[str], *, name: str, media_type: str = CSV) -> StreamingHttpResponse:
    """An answer that a browser keeps as a file of this name."""
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
