"""A visitor reports a mistake in a site's record."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.landbank.actions.report_mistake import report_mistake as keep_report
from commonweal.apps.landbank.enums import MistakeField, PhotoState
from commonweal.apps.landbank.forms import MissingForm, MistakeForm, page_number
from commonweal.apps.landbank.models import MistakeReport, PublicBody, Site
from commonweal.apps.landbank.queries.photos import photo_file, photo_for
from commonweal.apps.landbank.views.site import site_crumbs
from commonweal.apps.people.queries.moderated import is_hidden
from commonweal.apps.people.queries.network import network_of
from commonweal.apps.provenance.presenters import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def report_mistake(request: HttpRequest, site_id: str) -> HttpResponse:
    """The form, and what becomes of it: kept for the stewards, or shown again with its errors."""
    site = get_object_or_404(Site.objects.select_related("district"), site_id=site_id)
    form = MistakeForm(request.POST or None, request.FILES or None, owned=bool(site.owner_id))
    if nothing_too_large(request, form) and form.is_valid():
        missing = form.cleaned_data["about"] == MistakeField.MISSING
        kept = kept_or_said(request, form, site=None if missing else site, body_id=site.owner_id or "")
        if kept and missing:
            return redirect("landbank:answered_report", report_id=kept.pk)
        if kept:
            return redirect(f"{reverse('landbank:report_sent', args=[site.site_id])}?report={kept.pk}")
    page = {"site": site, "form": form, "crumbs": site_crumbs(site, _("Report a mistake"))}
    return render(request, "landbank/report.html", page, status=422 if form.is_bound else 200)


def kept_or_said(
    request: HttpRequest, form: MistakeForm, *, site: Site | None, body_id: str
) -> MistakeReport | None:
    """The report, or None where it is refused; the form then says why."""
    try:
        return keep_report(
            site=site,
            body_id="" if site else body_id,
            network=network_of(request),
            **form.as_report(),
            by=request.acting,
            at=timezone.now(),
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return None


@require_safe
def report_sent(request: HttpRequest, site_id: str) -> HttpResponse:
    """Thanks, and what happens next."""
    site = get_object_or_404(Site.objects.select_related("district"), site_id=site_id)
    asked = request.GET.get("report", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    page = {
        "site": site,
        "crumbs": site_crumbs(site, _("Report sent")),
        "report": MistakeReport.objects.filter(pk=number, site_id=site.site_id).first() if number else None,
    }
    return render(request, "landbank/report_sent.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def report_missing(request: HttpRequest, body_id: str) -> HttpResponse:
    """A site that an owner's list does not have: the form, and what becomes of it."""
    body = get_object_or_404(PublicBody, pk=body_id)
    form = MissingForm(request.POST or None, request.FILES or None)
    if nothing_too_large(request, form) and form.is_valid():
        kept = kept_or_said(request, form, site=None, body_id=body.pk)
        if kept:
            return redirect("landbank:answered_report", report_id=kept.pk)
    crumbs = (
        Crumb(text=_("Owners"), href=reverse("landbank:owners")),
        Crumb(text=body.name, href=reverse("landbank:owner", args=[body.pk])),
        Crumb(text=_("A site is missing")),
    )
    page = {"body": body, "form": form, "crumbs": crumbs}
    return render(request, "landbank/report_missing.html", page, status=422 if form.is_bound else 200)


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What was reported and answered, the latest first; what people wrote is not shown."""
    found = Paginator(MistakeReport.objects.order_by("-reported_at", "-pk"), 50)
    shown = found.get_page(page_number(request.GET))
    names = dict(PublicBody.objects.filter(pk__in={one.body_id for one in shown}).values_list("pk", "name"))
    page = {"page": shown, "reports": [(one, names.get(one.body_id, "")) for one in shown]}
    return never_kept(render(request, "landbank/reports.html", page))


@require_safe
def answered_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report in public: what it is about, by when an answer is promised, and the answer."""
    report = get_object_or_404(MistakeReport, pk=report_id)
    hidden = is_hidden("correction", str(report.pk))
    page = {
        "report": report,
        "hidden": hidden,
        "site": Site.objects.filter(site_id=report.site_id).first() if report.site_id else None,
        "body": PublicBody.objects.filter(pk=report.body_id).first() if report.body_id else None,
        "photos": report.photos.filter(state=PhotoState.RELEASED)
        if report.is_answered and not hidden
        else (),
        "overdue": not report.is_answered
        and bool(report.promised_by)
        and report.promised_by < timezone.localdate(),
    }
    return never_kept(render(request, "landbank/answered_report.html", page))


def nothing_too_large(request: HttpRequest, form: MistakeForm) -> bool:
    """Whether no photo was dropped on its way for its size; the form says so where one was."""
    dropped = bool(getattr(request, "too_large", False))
    if dropped and form.is_bound:
        form.add_error("photo_1", _("The photos are too large together. Send smaller ones."))
    return not dropped


@require_safe
def report_photo(request: HttpRequest, report_id: int, photo_id: int) -> HttpResponse:
    """A photo, to whoever may see it. It runs nothing and is shown by nobody else’s page."""
    found = photo_for(request.acting, report_id=report_id, photo_id=photo_id)
    place = photo_file(found.sha256) if found else None
    if found is None or place is None or not place.is_file():
        raise Http404
    response = HttpResponse(place.read_bytes(), content_type="image/webp")
    response["Content-Disposition"] = f'inline; filename="report-{report_id}-{photo_id}.webp"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return never_kept(response)


def never_kept(response: HttpResponse) -> HttpResponse:
    """An answer that changes between two snapshots is made anew for everybody."""
    response["Cache-Control"] = "no-store"
    return response
