"""A visitor reports a mistake in a site's record."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.landbank.actions.report_mistake import report_mistake as keep_report
from commonweal.apps.landbank.forms import MissingForm, MistakeForm, page_number
from commonweal.apps.landbank.models import MistakeReport, PublicBody, Site
from commonweal.apps.landbank.views.site import site_crumbs
from commonweal.apps.provenance.presenters import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def report_mistake(request: HttpRequest, site_id: str) -> HttpResponse:
    """The form, and what becomes of it: kept for the stewards, or shown again with its errors."""
    site = get_object_or_404(Site.objects.select_related("district"), site_id=site_id)
    form = MistakeForm(request.POST or None)
    if form.is_valid():
        kept = keep_report(site=site, **form.as_report(), by=request.acting, at=timezone.now())
        return redirect(f"{reverse('landbank:report_sent', args=[site.site_id])}?report={kept.pk}")
    page = {"site": site, "form": form, "crumbs": site_crumbs(site, _("Report a mistake"))}
    return render(request, "landbank/report.html", page, status=422 if form.is_bound else 200)


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
    form = MissingForm(request.POST or None)
    if form.is_valid():
        kept = keep_report(
            site=None, body_id=body.pk, **form.as_report(), by=request.acting, at=timezone.now()
        )
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
    page = {
        "report": report,
        "site": Site.objects.filter(site_id=report.site_id).first() if report.site_id else None,
        "body": PublicBody.objects.filter(pk=report.body_id).first() if report.body_id else None,
        "overdue": not report.is_answered
        and bool(report.promised_by)
        and report.promised_by < timezone.localdate(),
    }
    return never_kept(render(request, "landbank/answered_report.html", page))


def never_kept(response: HttpResponse) -> HttpResponse:
    """An answer that changes between two snapshots is made anew for everybody."""
    response["Cache-Control"] = "no-store"
    return response
