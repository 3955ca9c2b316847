"""What others say of an organisation, and what it shows of itself: vouching, criteria, taking back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonweal.apps.directory.actions.end_evidence import end_evidence, may_end
from commonweal.apps.directory.actions.offer_criterion import offer_criterion
from commonweal.apps.directory.actions.vouch_for_organisation import vouch_for_organisation
from commonweal.apps.directory.enums import EvidenceState, Rung
from commonweal.apps.directory.forms.claiming import add_refusal
from commonweal.apps.directory.forms.settling import CriterionForm, ReasonsForm, VouchForm
from commonweal.apps.directory.models import Evidence
from commonweal.apps.directory.policy import may_speak_for, may_vouch
from commonweal.apps.directory.presenters.evidence import evidence_facts
from commonweal.apps.directory.queries.standing import claimed_row
from commonweal.apps.directory.views.claiming import FORM, found


@require_http_methods(FORM)
@login_required
def vouch(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """The organisation that I act for vouches for this one."""
    subject = found(organisation_id)
    row = claimed_row(subject.organisation_id)
    if not may_vouch(request.acting, row.pk if row else subject.organisation_id):
        raise PermissionDenied
    form = VouchForm(request.POST or None)
    if form.is_valid():
        try:
            vouch_for_organisation(
                organisation_id=subject.organisation_id,
                **form.cleaned_data,
                by=request.acting,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(
                request, _("It stands on the organisation’s page. You can take it back at any time.")
            )
            return redirect("directory:organisation", organisation_id=subject.organisation_id)
    page = {"subject": subject, "form": form}
    return render(request, "directory/vouch.html", page, status=422 if form.is_bound else 200)


@require_http_methods(FORM)
@login_required
def criterion(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """Offer proof that the organisation meets a criterion of the social economy."""
    subject = found(organisation_id)
    row = claimed_row(subject.organisation_id)
    if row is None or not may_speak_for(request.acting, row.pk):
        raise PermissionDenied
    form = CriterionForm(request.POST or None)
    if form.is_valid():
        try:
            offer_criterion(organisation=row, **form.cleaned_data, by=request.acting, at=timezone.now())
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("A steward will read your proof. We tell you what comes of it."))
            return redirect("directory:speaking", organisation_id=subject.organisation_id)
    page = {"subject": subject, "form": form}
    return render(request, "directory/criterion.html", page, status=422 if form.is_bound else 200)


@require_http_methods(FORM)
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one piece of evidence back, with reasons."""
    evidence = get_object_or_404(Evidence.objects.select_related("organisation"), pk=pk)
    if not may_end(request.acting, evidence) or evidence.rung == Rung.REGISTER:
        raise PermissionDenied
    form = ReasonsForm(request.POST or None)
    if form.is_valid():
        try:
            end_evidence(evidence=evidence, **form.cleaned_data, by=request.acting, at=timezone.now())
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("It is taken back."))
            return redirect("directory:organisation", organisation_id=evidence.organisation_id)
    page = {
        "evidence": evidence,
        "fact": next(one for one in evidence_facts([evidence]) if one.number),
        "stands": evidence.state == EvidenceState.STANDS,
        "form": form,
    }
    return render(request, "directory/take_back.html", page, status=422 if form.is_bound else 200)
