"""Stewards settle who speaks for an organisation, print letters and read proofs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.apps.directory.actions.check_criterion import check_criterion as keep_check
from commonweal.apps.directory.actions.print_letter import print_letter as make_letter
from commonweal.apps.directory.actions.settle_claims import settle_claims as keep_settlement
from commonweal.apps.directory.enums import EvidenceState, Way
from commonweal.apps.directory.forms.claiming import add_refusal
from commonweal.apps.directory.forms.settling import CheckForm, SettleForm
from commonweal.apps.directory.models import ClaimCode, ClaimedOrganisation, Evidence
from commonweal.apps.directory.policy import LETTER_DAYS
from commonweal.apps.directory.presenters.evidence import evidence_facts
from commonweal.apps.directory.queries.claims import dispute_over, open_claims
from commonweal.apps.directory.queries.subjects import claimable
from commonweal.apps.directory.views.claiming import FORM
from commonweal.apps.people.policy import is_steward
from commonweal.apps.people.views.second_factor import second_factor_first


@require_safe
@login_required
def claims(request: HttpRequest) -> HttpResponse:
    """What waits for a steward, most at stake first."""
    if not is_steward(request.acting):
        raise PermissionDenied
    return render(request, "directory/claims.html", {"rows": open_claims()})


@require_http_methods(FORM)
@login_required
def settle_claims(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """Everything about one organisation's claims, and the decision."""
    if not is_steward(request.acting):
        raise PermissionDenied
    if not request.acting.second_factor:
        return second_factor_first(request)
    row = get_object_or_404(ClaimedOrganisation, pk=organisation_id.replace("\x00", ""))
    dispute = dispute_over(row)
    form = SettleForm(request.POST or None, dispute=dispute)
    if form.is_valid() and _settled(request, row, form):
        return redirect("directory:claims")
    page = {
        "row": row,
        "subject": claimable(row.pk),
        "dispute": dispute,
        "facts": evidence_facts(dispute.evidence),
        "letters": [
            code
            for claim in dispute.claims
            for code in claim.codes.all()
            if code.way == Way.LETTER and not code.used_at
        ],
        "form": form,
    }
    return render(request, "directory/settle_claims.html", page, status=422 if form.is_bound else 200)


def _settled(request: HttpRequest, row: ClaimedOrganisation, form: SettleForm) -> bool:
    said = form.cleaned_data
    chosen = row.claims.filter(pk=int(said["choice"])).first() if said["choice"] != "none" else None
    try:
        keep_settlement(
            organisation=row,
            claims=form.seen,
            in_favour_of=chosen,
            replaces=said.get("replaces", False),
            reasons=said["reasons"],
            by=request.acting,
            at=timezone.now(),
        )
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, _("It is settled. Everybody concerned is told."))
    return True


@require_POST
@login_required
def print_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter with its code, for the printer: shown this once."""
    if not is_steward(request.acting):
        raise PermissionDenied
    if not request.acting.second_factor:
        return second_factor_first(request)
    letter = get_object_or_404(ClaimCode.objects.select_related("claim__organisation"), pk=pk, way=Way.LETTER)
    try:
        made, code = make_letter(letter=letter, by=request.acting, at=timezone.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("directory:claims")
    page = {"letter": made, "code": code, "organisation": letter.claim.organisation, "days": LETTER_DAYS}
    response = render(request, "directory/printed_letter.html", page)
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(FORM)
@login_required
def check_criterion(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof of one criterion, and the decision."""
    if not is_steward(request.acting):
        raise PermissionDenied
    if not request.acting.second_factor:
        return second_factor_first(request)
    evidence = get_object_or_404(Evidence.objects.select_related("organisation"), pk=pk)
    form = CheckForm(request.POST or None)
    if form.is_valid():
        try:
            keep_check(
                evidence=evidence,
                accepts=form.cleaned_data["accepts"] == "yes",
                reasons=form.cleaned_data["reasons"],
                by=request.acting,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Your decision is kept, and the organisation is told."))
            return redirect("directory:claims")
    page = {"evidence": evidence, "waits": evidence.state == EvidenceState.OFFERED, "form": form}
    return render(request, "directory/check_criterion.html", page, status=422 if form.is_bound else 200)
