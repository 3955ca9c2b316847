"""Every request knows who is asking, and for whom they act; and what a decision about their account leaves open."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from commonweal.apps.people.enums import Standing
from commonweal.apps.people.policy import NOBODY, Acting
from commonweal.apps.people.queries.acting import SESSION_KEY, acting_of

Answer = Callable[[HttpRequest], HttpResponseBase]
# What every account may do, whatever was decided about it: see to its own way in, take its data, go, appeal.
OWN = ("/account/", "/appeal/")
# What lies there and is writing all the same.
NOT_OWN = ("/account/details/", "/account/invitations/", "/account/acting-for/")
# Where letters are ended, and where a computer asks its questions by POST.
ENDING = ("/alerts/end/", "/alerts/less/", "/alerts/manage/")
READ_BY_CLOSED = ("/static/", "/terms/", "/decisions")


class ActingMiddleware:
    """Sets `request.acting`. A visitor without a session cookie costs nothing and is asked for nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        acting = request.acting = acting_in(request)
        if acting.standing != Standing.OPEN and not is_left_open(request, acting):
            return shut_out(request, acting)
        if acting.terms_due and is_an_act(request):
            return HttpResponseRedirect(reverse("people:accept_terms"))
        response = self.get_response(request)
        if acting.signed_in:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def is_an_act(request: HttpRequest) -> bool:
    """Whether a request may write something that the terms are asked for: everything outside one's own account, and
    appeals."""
    return is_writing(request) and not request.path.startswith(OWN)


def is_writing(request: HttpRequest) -> bool:
    """Whether a request is one that may write."""
    return request.method not in ("GET", "HEAD", "OPTIONS")


def is_left_open(request: HttpRequest, acting: Acting) -> bool:
    """Whether a limited account may go on with this, or a closed one."""
    own = request.path.startswith(OWN) and not (is_writing(request) and request.path.startswith(NOT_OWN))
    if acting.standing == Standing.CLOSED:
        return own or request.path.startswith(READ_BY_CLOSED)
    return own or not is_writing(request) or request.path.startswith(ENDING)


def shut_out(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Whoever reads is led to what was decided about them; whoever writes is told that it was not done."""
    if not is_writing(request):
        return HttpResponseRedirect(reverse("people:standing"))
    return render(request, "people/not_open.html", {}, status=403)


def acting_in(request: HttpRequest) -> Acting:
    """Who is asking; the membership is looked up afresh, since it may have ended a moment ago."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return NOBODY
    return acting_of(request.user, membership_id=request.session.get(SESSION_KEY))
