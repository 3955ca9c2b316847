"""The beginning: for an organisation, as a resident, for a council; each leads on to something whole."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

WAYS = ("organisation", "resident", "council")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Whom the account is for."""
    return render(request, "people/start.html", {})


@require_safe
def start_as(request: HttpRequest, way: str) -> HttpResponse:
    """What such an account is good for, and how one comes to it."""
    return render(request, f"people/start_{way}.html", {"contact": settings.COMMONWEAL_CONTACT})
