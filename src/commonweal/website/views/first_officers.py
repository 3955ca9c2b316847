"""Stewards invite the first officer of a public body, at the body's own domain."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.landbank.models import PublicBody
from commonweal.apps.people.actions.invite_first_officer import invite_first_officer
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.forms import FirstOfficerForm, add_refusal
from commonweal.apps.people.policy import is_steward
from commonweal.apps.people.queries.parties import party
from commonweal.apps.people.views.second_factor import second_factor_first


@require_safe
@login_required
def first_officers(request: HttpRequest) -> HttpResponse:
    """The region's public bodies, and how many administrators each has."""
    if not is_steward(request.acting):
        raise PermissionDenied
    bodies = PublicBody.objects.filter(in_region=True, closed_on=None)
    rows = [(body, party(kind=PartyKind.PUBLIC_BODY, id=body.body_id).administrators) for body in bodies]
    return render(request, "pages/first_officers.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def first_officer(request: HttpRequest, body_id: str) -> HttpResponse:
    """Invite an officer of one body."""
    if not is_steward(request.acting):
        raise PermissionDenied
    if not request.acting.second_factor:
        return second_factor_first(request)
    body = get_object_or_404(PublicBody, body_id=body_id, closed_on=None)
    form = FirstOfficerForm(request.POST or None)
    if form.is_valid() and _invited(request, body, form):
        return redirect("first_officers")
    people = party(kind=PartyKind.PUBLIC_BODY, id=body.body_id)
    page = {"body": body, "domain": domain_of(body), "people": people, "form": form}
    return render(request, "pages/first_officer.html", page, status=422 if form.is_bound else 200)


def domain_of(body: PublicBody) -> str:
    """The domain of a body's website: `eastmere.gov.uk`; empty where it has none."""
    host = urlsplit(body.website or "").hostname or ""
    return host.removeprefix("www.")


def _invited(request: HttpRequest, body: PublicBody, form: FirstOfficerForm) -> bool:
    try:
        invite_first_officer(
            party_kind=PartyKind.PUBLIC_BODY,
            party_id=body.body_id,
            party_name=body.name,
            domains=(domain_of(body),),
            **form.cleaned_data,
            by=request.acting,
            at=timezone.now(),
        )
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(
        request, _("We have written to %(address)s.") % {"address": form.cleaned_data["address"]}
    )
    return True
