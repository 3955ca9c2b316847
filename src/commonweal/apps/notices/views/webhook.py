"""A person with an account has another computer called when something changes."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commonweal.apps.notices.actions.make_webhook import make_webhook
from commonweal.apps.notices.forms import WebhookForm
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.presenters.subscriptions import shown_subscription
from commonweal.apps.notices.views.private import private


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The form for an address to call about the same as this subscription; the new one has its own page."""
    found = get_object_or_404(
        Subscription.objects.select_related("person"), public_id=public_id, person=request.user
    )
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = make_webhook(like=found, url=form.cleaned_data["url"], by=request.acting, at=timezone.now())
        return redirect("notices:own", public_id=made.public_id)
    page = {"asked": shown_subscription(found), "form": form}
    return render(request, "notices/webhook.html", page, status=422 if form.is_bound else 200)
