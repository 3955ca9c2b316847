"""The refused rows of a source as a file that its publisher can work through."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.enums import Severity
from commonweal.apps.provenance.models import RowProblem, Source

COLUMNS = ("row", "column", "code", "found", "expected", "mend")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What `csv` writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


@require_safe
def refused_rows(request: HttpRequest, source_id: str) -> StreamingHttpResponse:
    """Each problem of each refused row, by row. The row as it stood is left out: it may hold personal
    details."""
    source = get_object_or_404(Source, pk=source_id)
    response = StreamingHttpResponse(_lines(source), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="refused-{source.pk.replace(":", "-")}.csv"'
    return response


def _lines(source: Source) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    problems = RowProblem.objects.filter(source=source, severity=Severity.REFUSED).values_list(*COLUMNS)
    for problem in problems.iterator():
        yield writer.writerow([_plain(value) for value in problem])


def _plain(value: object) -> object:
    """Text that a spreadsheet would run as a formula is kept as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
