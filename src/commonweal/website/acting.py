"""Every request knows who is asking, and for whom they act."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from commonweal.apps.people.policy import NOBODY, Acting
from commonweal.apps.people.queries.acting import SESSION_KEY, acting_of

Answer = Callable[[HttpRequest], HttpResponseBase]


class ActingMiddleware:
    """Sets `request.acting`. A visitor without a session cookie costs nothing and is asked for nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        acting = request.acting = acting_in(request)
        if acting.terms_due and is_an_act(request):
            return HttpResponseRedirect(reverse("people:accept_terms"))
        response = self.get_response(request)
        if acting.signed_in:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def is_an_act(request: HttpRequest) -> bool:
    """Whether a request may write something that the terms are asked for: everything outside one's own
    account."""
    return request.method not in ("GET", "HEAD", "OPTIONS") and not request.path.startswith("/account/")


def acting_in(request: HttpRequest) -> Acting:
    """Who is asking; the membership is looked up afresh, since it may have ended a moment ago."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return NOBODY
    return acting_of(request.user, membership_id=request.session.get(SESSION_KEY))
