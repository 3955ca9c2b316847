"""Anybody says that something here breaks the terms or the law."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.people.actions.report_content import TooMany, report_content
from commonweal.apps.people.forms import ReportForm, add_refusal
from commonweal.apps.people.queries.moderated import called, moderated
from commonweal.apps.people.queries.network import network_of
from commonweal.apps.people.queries.terms import current_terms
from commonweal.apps.people.views.private import private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """The form, and what becomes of it: kept for the stewards, or shown again with its errors."""
    found = moderated(kind, id.replace("\x00", ""))
    if found is None:
        raise Http404
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        initial={"token": uuid.uuid4().hex},
        signed_in=request.acting.signed_in,
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            report_content(
                kind=kind,
                id=id,
                found=found,
                **form.as_report(),
                network=network_of(request),
                by=request.acting,
                at=timezone.now(),
            )
            return redirect("people:report_kept")
        except ValidationError as refusal:
            add_refusal(form, refusal)
        except TooMany:
            form.add_error(None, _("Much has been sent from where you are today. Try again tomorrow."))
            status = 429
    page = {"form": form, "found": found, "called": called(kind), "terms": current_terms()}
    return render(request, "people/report.html", page, status=status)


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Thanks, and what happens next: the same for everybody and everything."""
    return render(request, "people/report_kept.html", {})
