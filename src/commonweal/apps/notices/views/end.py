"""One click ends the letters (RFC 8058); a person who follows the link sees first what would end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from commonweal.apps.notices.actions.end_subscription import end_subscription
from commonweal.apps.notices.presenters.subscriptions import link_is_old, shown_subscription
from commonweal.apps.notices.queries.links import END, MANAGE, signed_link, subscription_by
from commonweal.apps.notices.views.private import private


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """Show what would end; end it on POST. Mail programs post without a page: the signature is their right."""
    found = subscription_by(token, END)
    if found is None:
        return link_is_old(request)
    if request.method == "POST":
        found = end_subscription(
            subscription=found, link=str(found.public_id), by=request.acting, at=timezone.now()
        )
    page = {"asked": shown_subscription(found), "manage_href": signed_link(found, MANAGE)}
    return render(request, "notices/end.html", page)
