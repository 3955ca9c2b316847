"""What people report, for those who answer: the owner's officers and the stewards."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.landbank.actions.answer_mistake_report import Correction, answer_mistake_report
from commonweal.apps.landbank.actions.settle_report_photos import settle_report_photos
from commonweal.apps.landbank.enums import MistakeField, ReportState, Vacancy
from commonweal.apps.landbank.forms import page_number
from commonweal.apps.landbank.models import MistakeReport, ReportPhoto
from commonweal.apps.landbank.policy import may_answer_mistake_report, may_keep_register
from commonweal.apps.landbank.presenters.words import field_label, field_value
from commonweal.apps.landbank.queries.dossiers import SiteFile, site_file
from commonweal.apps.people.policy import is_steward
from commonweal.pipeline.desk.corrections import CORRECTABLE, replay_corrections
from commonweal.pipeline.desk.rooms import DESK
from commonweal.website.desk.gate import answerers_only, desk_body

PER_PAGE = 50
LIKELY = {
    MistakeField.EMPTY: ("vacancy", str(Vacancy.VACANT.value)),
    MistakeField.IN_USE: ("vacancy", str(Vacancy.IN_USE.value)),
    MistakeField.USE: ("use", ""),
    MistakeField.NAME: ("name", ""),
}


@answerers_only
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Reports that wait, those promised first; a steward sees all of them, an officer those of their body."""
    found = MistakeReport.objects.order_by("state", "promised_by", "pk")
    if not is_steward(request.acting):
        found = found.filter(body_id=desk_body(request.acting))
    waiting = request.GET.get("state") != "answered"
    found = found.filter(state=ReportState.NEW) if waiting else found.exclude(state=ReportState.NEW)
    page = {"page": Paginator(found, PER_PAGE).get_page(page_number(request.GET)), "waiting": waiting}
    return render(request, "desk/reports.html", page | {"today": timezone.localdate()})


@answerers_only
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report, what the register says, and the form for the public answer."""
    report = get_object_or_404(MistakeReport, pk=report_id)
    if not may_answer_mistake_report(request.acting, report.body_id):
        raise PermissionDenied(_("This report is about what another body owns."))
    file = site_file(report.site_id) if report.site_id else None
    errors: list[str] = []
    if request.method == "POST":
        try:
            with transaction.atomic():
                _keep(request, report, file)
        except ValidationError as refusal:
            errors = refusal.messages
        else:
            messages.success(request, _("The answer is public now."))
            return redirect("landbank:answered_report", report_id=report.pk)
    photos = list(report.photos.all())
    field, value = LIKELY.get(report.about, ("", ""))
    page = {
        "report": report,
        "site": file.site if file else None,
        "facts": [
            (field_label(one.field), field_value(one.field, one.value))
            for one in (file.facts if file else ())
            if one.chosen and one.field in CORRECTABLE
        ],
        "correctable": [(name, field_label(name)) for name in (CORRECTABLE if file and file.records else ())],
        "field": request.POST.get("field", field),
        "value": request.POST.get("value", value),
        "answer": request.POST.get("answer", report.answer),
        "state": request.POST.get("state", ""),
        "photos": photos,
        "shown": shown_by_now(request, photos),
        "photo_days": settings.REPORT_PHOTO_DAYS,
        "add_to_list": report.about == MistakeField.MISSING
        and may_keep_register(request.acting, report.body_id),
        "errors": errors,
    }
    return render(request, "desk/answer.html", page, status=422 if errors else 200)


def shown_by_now(request: HttpRequest, photos: list[ReportPhoto]) -> set[int]:
    """The photos whose box is ticked."""
    if request.method == "POST":
        return {one.pk for one in photos if str(one.pk) in request.POST.getlist("show")}
    return {one.pk for one in photos if one.is_released}


def record_of(file: SiteFile) -> str:
    """The record of the site that a correction hangs on: one of a list that councils keep, which only this site has,
    before a title that several may share."""
    keys = [one.record_key for one in file.records]
    return next((key for key in keys if key.partition(":")[0] in DESK), keys[0])


def _keep(request: HttpRequest, report: MistakeReport, file: SiteFile | None) -> None:
    """Keep the answer; a correction is written down for builds once it is certain."""
    state, field = request.POST.get("state", ""), request.POST.get("field", "")
    if state not in (ReportState.CONFIRMED, ReportState.DECLINED):
        raise ValidationError(_("Say whether the report is confirmed or declined."))
    correction = None
    if field in CORRECTABLE and file and file.records and state == ReportState.CONFIRMED:
        value = request.POST.get("value", "")
        correction = Correction(record_key=record_of(file), field=field, value=value)
    answer_mistake_report(
        report=report,
        state=state,
        answer=request.POST.get("answer", "")[:4000].replace("\x00", ""),
        correction=correction,
        by=request.acting,
        at=timezone.now(),
    )
    released = {int(one) for one in request.POST.getlist("show") if one.isascii() and one.isdigit()}
    settle_report_photos(report=report, released=released, by=request.acting, at=timezone.now())
    transaction.on_commit(replay_corrections)
