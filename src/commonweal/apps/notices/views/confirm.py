"""A signed link shows what was asked for; only the button on it confirms."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.notices.actions.confirm_subscription import confirm_subscription
from commonweal.apps.notices.enums import Ended
from commonweal.apps.notices.presenters.subscriptions import link_is_old, shown_subscription
from commonweal.apps.notices.queries.links import CONFIRM, MANAGE, signed_link, subscription_by, waits_in_vain
from commonweal.apps.notices.views.private import private


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look into your mailbox. The same for every address, known or not."""
    return render(request, "notices/sent.html", {"days": settings.ALERTS_UNCONFIRMED_DAYS})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was asked for; confirm it on POST, once."""
    asked = subscription_by(token, CONFIRM)
    if asked is None or waits_in_vain(asked, at=timezone.now()) or asked.ended_why == Ended.ASKED:
        return link_is_old(request)
    done = asked.confirmed_at is not None
    if request.method == "POST" and not done:
        asked = confirm_subscription(
            subscription=asked, link=str(asked.public_id), by=request.acting, at=timezone.now()
        )
        done = True
    page = {"asked": shown_subscription(asked), "done": done, "manage_href": signed_link(asked, MANAGE)}
    return render(request, "notices/confirm.html", page)
