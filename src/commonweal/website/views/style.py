"""The style page: every component in every state, from the same templates that the pages use."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.website.components.specimens import specimens

SAMPLE_DAY = date(2026, 11, 22)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Show the tokens and the components."""
    return render(request, "pages/style.html", specimens(on=SAMPLE_DAY))
