"""A visitor reports a mistake in a site's record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.landbank.actions.report_mistake import report_mistake as keep_report
from commonweal.apps.landbank.forms import MistakeForm
from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.views.site import site_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def report_mistake(request: HttpRequest, site_id: str) -> HttpResponse:
    """The form, and what becomes of it: kept for the stewards, or shown again with its errors."""
    site = get_object_or_404(Site.objects.select_related("district"), site_id=site_id)
    form = MistakeForm(request.POST or None)
    if form.is_valid():
        keep_report(site=site, **form.as_report(), at=timezone.now())
        return redirect("landbank:report_sent", site_id=site.site_id)
    page = {"site": site, "form": form, "crumbs": site_crumbs(site, _("Report a mistake"))}
    return render(request, "landbank/report.html", page, status=422 if form.is_bound else 200)


@require_safe
def report_sent(request: HttpRequest, site_id: str) -> HttpResponse:
    """Thanks, and what happens next."""
    site = get_object_or_404(Site.objects.select_related("district"), site_id=site_id)
    return render(
        request, "landbank/report_sent.html", {"site": site, "crumbs": site_crumbs(site, _("Report sent"))}
    )
