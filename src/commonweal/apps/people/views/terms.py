"""The terms: read by anybody, accepted by whoever has an account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.people.actions.accept_terms import accept_terms
from commonweal.apps.people.queries.terms import Terms, current_terms, terms_of, versions
from commonweal.apps.people.views.acting import next_page


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """The present version."""
    return _page(request, current_terms())


@require_safe
def terms_version(request: HttpRequest, version: str) -> HttpResponse:
    """A version by its date."""
    found = terms_of(version)
    if found is None:
        raise Http404
    return _page(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def accept(request: HttpRequest) -> HttpResponse:
    """Read what is new, and accept it."""
    if request.method == "POST":
        accept_terms(by=request.acting, at=timezone.now())
        return HttpResponseRedirect(next_page(request) or reverse("people:account"))
    page = {"terms": current_terms(), "next": next_page(request), "first": len(versions()) == 1}
    return render(request, "people/accept_terms.html", page)


def _page(request: HttpRequest, said: Terms) -> HttpResponse:
    page = {"terms": said, "current": said == current_terms(), "versions": reversed(versions())}
    return render(request, "people/terms.html", page)
