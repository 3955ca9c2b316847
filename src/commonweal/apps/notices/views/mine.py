"""All that a person with an account follows, on one page."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.notices.forms import ChangeForm
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.presenters.subscriptions import shown_subscription
from commonweal.apps.notices.views.private import private


@private
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything this person follows: what is in force first."""
    own = Subscription.objects.filter(person=request.user, confirmed_at__isnull=False)
    shown = [shown_subscription(one) for one in own.select_related("person", "webhook").order_by("-pk")]
    page = {
        "in_force": [one for one in shown if not one.ended],
        "ended": [one for one in shown if one.ended],
    }
    return render(request, "notices/mine.html", page)


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One of them: how often, a pause, an end, what was sent."""
    found = get_object_or_404(
        Subscription.objects.select_related("person", "webhook"), public_id=public_id, person=request.user
    )
    form = ChangeForm(
        request.POST if request.method == "POST" else None, initial={"frequency": found.frequency}
    )
    if form.is_valid() and form.change(found, link="", by=request.acting):
        return redirect("notices:own", public_id=public_id)
    page = {"asked": shown_subscription(found), "form": form, "own": True}
    return render(request, "notices/manage.html", page, status=422 if form.errors else 200)
