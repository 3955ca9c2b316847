"""The organisations of a search as a file for a spreadsheet. Streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from commonweal.apps.directory.forms import organisation_criteria
from commonweal.apps.directory.models import Organisation
from commonweal.apps.directory.queries.filtering import filtered
from commonweal.apps.directory.queries.held_organisations import held_organisations
from commonweal.apps.provenance.presenters.files import as_file, csv_lines

COLUMNS = (
    "organisation_id", "name", "legal_form", "status", "sector", "activities", "address", "postcode", "longitude",
    "latitude", "district_id", "ward_id", "website", "income_pence", "income_year_end", "expenditure_pence",
    "employees", "volunteers", "registered_on", "closed_on", "in_social_economy", "identifiers", "registers",
    "sources_count", "conflicts_count",
)  # fmt: skip
HEADINGS = {"district_id": "district_code", "ward_id": "ward_code"}
PIECE = 500


@require_safe
def results_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The organisations of a search as CSV, by name."""
    headings = [HEADINGS.get(name, name) for name in COLUMNS]
    return as_file(csv_lines(headings, _rows(_numbers(request))), name="organisations.csv")


def _numbers(request: HttpRequest) -> list[int]:
    """The numbers of the organisations that the address asks for, by name."""
    held = held_organisations()
    if not len(held.frame):
        return []
    mask = filtered(organisation_criteria(request.GET), held)[2]
    names = held.frame["name_order"][mask]
    return [int(number) for number in held.frame["number"][mask][names.argsort()]]


def _rows(numbers: list[int]) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(numbers), PIECE):
        piece = numbers[start : start + PIECE]
        yield from (
            Organisation.objects.filter(number__in=piece).order_by("name", "number").values_list(*COLUMNS)
        )
