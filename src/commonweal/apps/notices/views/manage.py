"""How often, a pause, an end, and what was sent: by a signed link, without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from commonweal.apps.notices.forms import ChangeForm
from commonweal.apps.notices.presenters.subscriptions import link_is_old, shown_subscription
from commonweal.apps.notices.queries.links import MANAGE, subscription_by
from commonweal.apps.notices.views.private import private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """One subscription, and what its reader may do with it."""
    found = subscription_by(token, MANAGE)
    if found is None or not (found.confirmed_at or found.ended_at):
        return link_is_old(request)
    form = ChangeForm(
        request.POST if request.method == "POST" else None, initial={"frequency": found.frequency}
    )
    if form.is_valid() and form.change(found, link=str(found.public_id), by=request.acting):
        return redirect("notices:manage", token=token)
    page = {"asked": shown_subscription(found), "form": form}
    return render(request, "notices/manage.html", page, status=422 if form.errors else 200)
