"""What stewards see of letters: whether they go out, never to whom."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.apps.notices.models import Delivery
from commonweal.apps.notices.policy import may_see_deliveries
from commonweal.apps.notices.queries.due_deliveries import mail_health


@admin.register(Delivery)
class DeliveryAdmin(admin.ModelAdmin):
    """Deliveries, the newest first, with the state of the mail as the page's title."""

    list_display = ("made_at", "kind", "window", "state", "tries", "next_try_at", "sent_at", "problem")
    list_filter = ("state", "kind")
    ordering = ("-pk",)
    fields = list_display
    readonly_fields = list_display

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "title": health_words()})

    def has_view_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return may_see_deliveries(request.acting)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False


def health_words() -> str:
    """How the mail fares, in a sentence."""
    health = mail_health()
    if health.is_late(at=timezone.now()):
        return _("%(n)d letters wait, the oldest since %(since)s: %(problem)s") % {
            "n": health.waiting,
            "since": f"{health.oldest:%Y-%m-%d %H:%M} UTC",
            "problem": health.problem or _("is tick running?"),
        }
    return _("Letters go out; %(n)d wait") % {"n": health.waiting}
