"""The refused rows of a source as a file that its publisher can work through: all of them, by row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.enums import Severity
from commonweal.apps.provenance.models import RowProblem, Source
from commonweal.apps.provenance.presenters.figures import number
from commonweal.apps.provenance.presenters.files import as_file, csv_lines
from commonweal.website.published import current_publication

COLUMNS = ("row", "column", "code", "found", "expected", "mend")
TABLE = "tables/refusals.parquet"
PIECE = 500

Problem = tuple[object, ...]


@require_safe
def refused_rows(request: HttpRequest, source_id: str) -> StreamingHttpResponse:
    """Each problem of each refused row. The row as it stood is left out: it may hold personal details.

    The database holds the first problems of a file only; the published table holds all of them.
    """
    source = get_object_or_404(Source, pk=source_id.replace("\x00", ""))
    table = _published_table()
    problems = _published(table, source) if table and source.current else _held(source)
    return as_file(csv_lines(COLUMNS, problems), name=f"refused-{source.pk.replace(':', '-')}.csv")


def _published_table() -> Path | None:
    publication = current_publication()
    there = publication and publication.named(TABLE)
    return publication.folder / TABLE if publication and there else None


def _published(table: Path, source: Source) -> Iterator[Problem]:
    """The problems as the table has them, a piece at a time."""
    statement = (
        'SELECT "row", "column", code, found, expected, mend FROM read_parquet(?) WHERE source_id = ?'
        ' ORDER BY "row", code'
    )
    with duckdb.connect() as connection:
        cursor = connection.execute(statement, [str(table), source.pk])
        while piece := cursor.fetchmany(PIECE):
            yield from piece


def _held(source: Source) -> Iterator[Problem]:
    """The problems that the database holds; where there are more, the last line says so."""
    held = RowProblem.objects.filter(source=source, severity=Severity.REFUSED)
    yield from held.values_list(*COLUMNS).iterator()
    rows = held.values("row").distinct().count()
    if rows < source.rows_refused:
        says = _(
            "Only the first %(held)s of %(every)s refused rows are here. The others come with the open data."
        )
        counts = {"held": number(rows), "every": number(source.rows_refused)}
        yield ("", "", "", "", "", says % counts)
