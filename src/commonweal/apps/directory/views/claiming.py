"""Claiming an organisation, and showing that one speaks for it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.directory.actions.ask_for_letter import ask_for_letter
from commonweal.apps.directory.actions.claim_organisation import claim_organisation
from commonweal.apps.directory.actions.confirm_colleague import confirm_colleague
from commonweal.apps.directory.actions.enter_code import enter_code
from commonweal.apps.directory.actions.send_address_code import send_address_code
from commonweal.apps.directory.actions.withdraw_claim import withdraw_claim
from commonweal.apps.directory.forms.claiming import AddressForm, ClaimForm, CodeForm, add_refusal
from commonweal.apps.directory.models import Claim, ClaimedOrganisation
from commonweal.apps.directory.policy import ORGANISATION
from commonweal.apps.directory.presenters.speaking import Speaking, speaking_of
from commonweal.apps.directory.queries.claims import claims_of
from commonweal.apps.directory.queries.standing import claimed_row, spoken_of
from commonweal.apps.directory.queries.subjects import Claimable, claimable
from commonweal.apps.people.models import Membership
from commonweal.apps.people.queries.acting import SESSION_KEY

FORM = ("GET", "HEAD", "POST")


@require_http_methods(FORM)
@login_required
def claim(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """Say that one speaks for an organisation. Whoever has said so already goes on to showing it."""
    subject = found(organisation_id)
    form = ClaimForm(request.POST or None)
    if form.is_valid():
        try:
            claim_organisation(
                organisation_id=subject.organisation_id,
                **form.cleaned_data,
                by=request.acting,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            return redirect("directory:speaking", organisation_id=subject.organisation_id)
    spoken = spoken_of(subject.organisation_id, by=request.acting)
    if spoken.claim and not form.is_bound:
        return redirect("directory:speaking", organisation_id=subject.organisation_id)
    page = {"subject": subject, "form": form, "spoken": spoken}
    return render(request, "directory/claim.html", page, status=422 if form.is_bound else 200)


@require_http_methods(FORM)
@login_required
def speaking(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """Who speaks for an organisation, for those who do or say that they do: what stands, and how to show more."""
    subject = found(organisation_id)
    row = claimed_row(subject.organisation_id)
    shown = speaking_of(row, subject, person=request.user, by=request.acting) if row else None
    if row is None or shown is None:
        return redirect("directory:claim", organisation_id=subject.organisation_id)
    if request.method == "POST":
        return _done(request, row, subject, shown)
    return _page(request, subject, shown)


@require_safe
@login_required
def my_claims(request: HttpRequest) -> HttpResponse:
    """My claims and what became of them."""
    return render(request, "directory/my_claims.html", {"claims": claims_of(request.user)})


def found(organisation_id: str) -> Claimable:
    """The organisation with this id; Http404 where there is none."""
    subject = claimable(organisation_id.replace("\x00", ""))
    if subject is None:
        raise Http404(_("No organisation has this address."))
    return subject


def _page(
    request: HttpRequest, subject: Claimable, shown: Speaking, *, bound: forms.Form | None = None
) -> HttpResponse:
    given = {"address": AddressForm(), "code": CodeForm()}
    if bound is not None:
        given["code" if isinstance(bound, CodeForm) else "address"] = bound
    page = {"subject": subject, "shown": shown, "bound": bound, "forms": given}
    return render(request, "directory/speaking.html", page, status=422 if bound is not None else 200)


def _done(
    request: HttpRequest, row: ClaimedOrganisation, subject: Claimable, shown: Speaking
) -> HttpResponse:
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise PermissionDenied
    form = FORMS[act](request.POST) if act in FORMS else None
    if form is not None and not form.is_valid():
        return _page(request, subject, shown, bound=form)
    try:
        messages.success(request, act(request, row, shown, form))
    except ValidationError as refusal:
        if form is None:
            messages.error(request, " ".join(refusal.messages))
        else:
            add_refusal(form, refusal)
            return _page(request, subject, shown, bound=form)
    return redirect("directory:speaking", organisation_id=subject.organisation_id)


def _own(shown: Speaking) -> Claim:
    if shown.claim is None:
        raise PermissionDenied
    return shown.claim


def _start(request: HttpRequest, row: ClaimedOrganisation, shown: Speaking, form: forms.Form | None) -> str:
    claim_organisation(organisation_id=row.pk, by=request.acting, at=timezone.now())
    return _("Show it anew below.")


def _send(request: HttpRequest, row: ClaimedOrganisation, shown: Speaking, form: forms.Form | None) -> str:
    address = form.cleaned_data["address"] if form else ""
    send_address_code(claim=_own(shown), address=address, by=request.acting, at=timezone.now())
    return _("We have written to %(address)s. Enter the code from the letter below.") % {"address": address}


def _ask(request: HttpRequest, row: ClaimedOrganisation, shown: Speaking, form: forms.Form | None) -> str:
    ask_for_letter(claim=_own(shown), by=request.acting, at=timezone.now())
    return _("A steward will post a letter with a code. We tell you when it is on its way.")


def _enter(request: HttpRequest, row: ClaimedOrganisation, shown: Speaking, form: forms.Form | None) -> str:
    code = form.cleaned_data["code"] if form else ""
    claimed = enter_code(claim=_own(shown), code=code, by=request.acting, at=timezone.now())
    if claimed.is_open:
        return _(
            "The code fits. Somebody else says that they speak for it, too: a steward sees both, and decides."
        )
    _act_for(request, row)
    return _("The code fits. You speak for %(name)s now.") % {"name": row.name}


def _withdraw(
    request: HttpRequest, row: ClaimedOrganisation, shown: Speaking, form: forms.Form | None
) -> str:
    withdraw_claim(claim=_own(shown), by=request.acting, at=timezone.now())
    return _("Your claim is taken back.")


def _confirm(request: HttpRequest, row: ClaimedOrganisation, shown: Speaking, form: forms.Form | None) -> str:
    number = request.POST.get("colleague", "")
    colleague = get_object_or_404(Membership, pk=int(number) if number.isdecimal() else 0)
    confirm_colleague(organisation=row, colleague=colleague, by=request.acting, at=timezone.now())
    return _("You have confirmed it. It stands on the organisation’s page.")


def _act_for(request: HttpRequest, row: ClaimedOrganisation) -> None:
    """Whoever has just become administrator acts for it from here on."""
    members = Membership.objects.of_party(kind=ORGANISATION, id=row.pk).active()
    own = members.filter(person=request.user).first()
    if own:
        request.session[SESSION_KEY] = own.pk


ACTS: dict[str, Callable[..., str]] = {
    "start": _start,
    "send-code": _send,
    "ask-letter": _ask,
    "enter-code": _enter,
    "withdraw": _withdraw,
    "confirm-colleague": _confirm,
}
FORMS: dict[Callable[..., str], type[forms.Form]] = {_send: AddressForm, _enter: CodeForm}
