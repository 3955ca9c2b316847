"""What a person was told: one page, each thing opened from there, all of it marked as read by a button."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.notices.actions.read_notices import read_notices
from commonweal.apps.notices.presenters.notices import shown_notices
from commonweal.apps.notices.queries.told_in_site import in_site, told_in_site
from commonweal.apps.notices.queries.visibility import still_theirs
from commonweal.apps.notices.views.private import private


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """Everything this person was told, in their language and time zone; the button says that all of it is read."""
    if request.method == "POST":
        read_notices(by=request.acting, at=timezone.now())
        return redirect("notices:notices")
    person = request.user
    zone = ZoneInfo(person.time_zone or settings.TIME_ZONE)
    with translation.override(person.language or translation.get_language()), timezone.override(zone):
        shown = shown_notices(told_in_site(person), today=timezone.localdate())
        page = {"notices": shown, "unread": sum(one.unread for one in shown)}
        return render(request, "notices/notices.html", page)


@private
@login_required
@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on to what a notice is about; everything told of it is read now. 404 for a notice of somebody else, or one
    that this person may know no longer."""
    found = get_object_or_404(in_site(request.user), event_id=pk)
    if not still_theirs([found]):
        return redirect("notices:notices")
    event = found.event
    read_notices(
        object_kind=event.object_kind, object_id=event.object_id, by=request.acting, at=timezone.now()
    )
    safe = event.path.startswith("/") and url_has_allowed_host_and_scheme(event.path, allowed_hosts=None)
    return HttpResponseRedirect(event.path if safe else reverse("notices:notices"))
