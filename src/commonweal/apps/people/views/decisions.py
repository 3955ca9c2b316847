"""The register of decisions: what was decided, by which clause and why; nobody is named."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonweal.apps.people.presenters.decisions import COLUMNS, as_row, shown_decision
from commonweal.apps.people.queries.moderation import register
from commonweal.apps.provenance.presenters.files import as_file, csv_lines

PER_PAGE = 50


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision, the latest first."""
    page = Paginator(register(), PER_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "decisions": [shown_decision(one) for one in page]}
    return never_kept(render(request, "people/decisions.html", shown))


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision, with its appeal."""
    found = get_object_or_404(register(), pk=pk)
    return never_kept(render(request, "people/decision.html", {"decision": shown_decision(found)}))


@require_safe
def decisions_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The whole register as a file."""
    rows = (as_row(one) for one in register().iterator(chunk_size=500))
    name = f"decisions-{timezone.localdate():%Y-%m-%d}.csv"
    response: Any = as_file(csv_lines(COLUMNS, rows), name=name)
    return never_kept(response)


def never_kept(response: Any) -> Any:
    """What changes between two snapshots is made anew for everybody."""
    response["Cache-Control"] = "no-store"
    return response
