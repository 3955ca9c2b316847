"""What stewards see and do: visitors' reports of mistakes."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from commonweal.apps.landbank.actions.answer_mistake_report import answer_mistake_report
from commonweal.apps.landbank.models import MistakeReport
from commonweal.apps.landbank.policy import may_answer_mistake_report


@admin.register(MistakeReport)
class MistakeReportAdmin(admin.ModelAdmin):
    """Reports, the newest first; a steward reads, answers and sets the state, and changes nothing else."""

    list_display = ("reported_at", "site_id", "about", "says", "state")
    list_filter = ("state", "about")
    search_fields = ("site_id", "says")
    readonly_fields = ("site_id", "about", "says", "contact", "reported_at", "answered_by", "answered_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: MistakeReport | None = None) -> bool:
        return may_answer_mistake_report(request.acting)

    has_change_permission = has_view_permission
    has_module_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: MistakeReport | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: MistakeReport, form: object, change: bool) -> None:
        answer_mistake_report(
            report=obj, state=obj.state, answer=obj.answer, by=request.acting, at=timezone.now()
        )
