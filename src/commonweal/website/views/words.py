"""Pages of words: about, accessibility, privacy."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.models import Snapshot
from commonweal.website.views.kept import what_is_kept


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this site is, what it is not, and which snapshot it shows."""
    snapshot = Snapshot.objects.filter(current=True).defer("manifest").first()
    return render(request, "pages/about.html", {"snapshot": snapshot, "contact": settings.COMMONWEAL_CONTACT})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, and what does not yet."""
    return render(request, "pages/accessibility.html", {"contact": settings.COMMONWEAL_CONTACT})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and how long: about visitors as good as nothing."""
    page = {"contact": settings.COMMONWEAL_CONTACT, "basemap": settings.BASEMAP, "kept": what_is_kept()}
    return render(request, "pages/privacy.html", page)
