"""Who comes to the council desk: officers who act for a public body, with a second factor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.apps.landbank.policy import why_not_keep_register
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.policy import Acting, is_steward

View = Callable[..., HttpResponse]


def desk_body(acting: Acting) -> str:
    """The public body that somebody acts for; empty where they act for none."""
    by = acting.by
    return by.party_id if by and by.party_kind == PartyKind.PUBLIC_BODY else ""


def why_not(acting: Acting) -> str:
    """Why the desk is closed to somebody; empty where it is open."""
    if not desk_body(acting):
        return _("Choose the public body that you act for; the desk is for its officers.")
    return why_not_keep_register(acting, desk_body(acting))


def officers_only(view: View) -> View:
    """Asks visitors to sign in, and tells others why the desk is closed to them."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not request.acting.signed_in:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        why = why_not(request.acting)
        if why:
            return closed(request, why)
        try:
            return view(request, *arguments, **named)
        except PermissionDenied as refusal:
            return closed(request, str(refusal) or _("This belongs to another public body."))

    return guarded


def answerers_only(view: View) -> View:
    """For stewards and for officers, who answer what people report."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if is_steward(request.acting):
            return view(request, *arguments, **named)
        return officers_only(view)(request, *arguments, **named)

    return guarded


def closed(request: HttpRequest, why: str) -> HttpResponse:
    """The desk is closed, and why."""
    return render(request, "desk/closed.html", {"why": why}, status=403)


def own_upload(request: HttpRequest, upload_id: int) -> RegisterUpload:
    """An upload of the body that the officer acts for. 404 where there is none; PermissionDenied for another
    body's."""
    upload = get_object_or_404(RegisterUpload, pk=upload_id)
    _refuse(request, upload.body_id, upload.body_name)
    return upload


def own_publication(request: HttpRequest, publication_id: int) -> RegisterPublication:
    """A publication of the body that the officer acts for, likewise."""
    publication = get_object_or_404(RegisterPublication.objects.select_related("upload"), pk=publication_id)
    _refuse(request, publication.body_id, publication.body_name)
    return publication


def _refuse(request: HttpRequest, body_id: str, body_name: str) -> None:
    if body_id != desk_body(request.acting):
        raise PermissionDenied(
            _("This belongs to %(body)s, and you act for %(other)s.")
            % {"body": body_name, "other": request.acting.by.party_name}
        )
