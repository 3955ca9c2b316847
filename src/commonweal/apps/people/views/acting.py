"""For whom I act: chosen here, shown on every page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from commonweal.apps.people.queries.acting import SESSION_KEY, acting_for


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a membership to act by, or oneself."""
    memberships = list(request.user.memberships.active())
    if request.method == "POST":
        return _chosen(request, own={str(one.pk) for one in memberships})
    page = {"choices": [(one, acting_for(one)) for one in memberships], "next": next_page(request)}
    return render(request, "people/acting_for.html", page)


def _chosen(request: HttpRequest, *, own: set[str]) -> HttpResponse:
    wanted = request.POST.get("membership", "")
    if wanted in own:
        request.session[SESSION_KEY] = int(wanted)
    else:
        request.session.pop(SESSION_KEY, None)
    return HttpResponseRedirect(next_page(request) or reverse("people:account"))


def next_page(request: HttpRequest) -> str:
    """Where to go on to: an address of this site, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else ""
