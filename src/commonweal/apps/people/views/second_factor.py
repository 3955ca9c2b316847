"""Whoever publishes, decides or agrees needs a second factor: why, how, and back to where they were."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from commonweal.apps.people.views.acting import next_page

AFTERWARDS = "after_second_factor"


def second_factor_first(request: HttpRequest) -> HttpResponseRedirect:
    """Send somebody whom only the second factor lacks to set it up; they come back to this page."""
    here = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return HttpResponseRedirect(f"{reverse('people:second_factor')}?{urlencode({'next': here})}")


@require_safe
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """What a second factor is, and the ways to set one up. Whoever has one goes on."""
    wanted = next_page(request)
    if request.acting.second_factor:
        request.session.pop(AFTERWARDS, None)
        return HttpResponseRedirect(wanted or reverse("mfa_index"))
    if wanted:
        request.session[AFTERWARDS] = wanted
    return render(request, "people/second_factor.html", {"next": wanted})
