"""One file that was read: its rows, those refused and why, those kept with a warning."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.enums import Severity
from commonweal.apps.provenance.models import RowProblem, Source
from commonweal.apps.provenance.presenters import Chip, Crumb
from commonweal.apps.provenance.presenters.figures import number
from commonweal.apps.provenance.presenters.source_rows import freshness, source_facts, source_numbers

SHOWN = 100


@require_safe
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """The page of one source; 404 where no snapshot has had it."""
    found = get_object_or_404(Source, pk=source_id)
    problems = list(RowProblem.objects.filter(source=found, severity=Severity.REFUSED)[: SHOWN + 1])
    warnings = list(RowProblem.objects.filter(source=found, severity=Severity.WARNING)[:SHOWN])
    crumbs = (Crumb(text=_("Sources"), href=reverse("provenance:sources")), Crumb(text=found.title))
    page = {
        "source": found,
        "crumbs": crumbs,
        "chips": _chips(found),
        "numbers": source_numbers(found),
        "facts": source_facts(found),
        "refused_heading": _refused_heading(found.rows_refused),
        "problems": problems[:SHOWN],
        "more_problems": _("The first %(n)d are shown.") % {"n": SHOWN} if len(problems) > SHOWN else "",
        "warnings": warnings,
    }
    return render(request, "provenance/source.html", page)


def _chips(found: Source) -> tuple[Chip, ...]:
    chips = [freshness(found.dated, on=timezone.localdate())]
    if found.closed_on:
        chips.append(Chip(text=_("A later file has taken its place"), tone="amber"))
    return tuple(chips)


def _refused_heading(rows: int) -> str:
    if not rows:
        return _("Rows refused")
    return ngettext("%(n)s row refused", "%(n)s rows refused", rows) % {"n": number(rows)}
