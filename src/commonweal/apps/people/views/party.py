"""The people of the party that I act for."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.apps.people.actions.change_role import change_role
from commonweal.apps.people.actions.end_membership import end_membership
from commonweal.apps.people.actions.hand_over import hand_over
from commonweal.apps.people.actions.invite_member import invite_member
from commonweal.apps.people.actions.leave_party import leave_party
from commonweal.apps.people.actions.withdraw_invitation import withdraw_invitation
from commonweal.apps.people.enums import Responsibility
from commonweal.apps.people.forms import InviteForm, RoleForm, add_refusal
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import ActingFor, lacks_only_second_factor, may_manage_people
from commonweal.apps.people.queries.acting import SESSION_KEY
from commonweal.apps.people.queries.parties import party as people_of
from commonweal.apps.people.views.second_factor import second_factor_first


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Who is in, as what; who is asked; and what its administrators may do."""
    chosen = request.acting.by
    if chosen is None:
        return redirect("people:acting_for")
    return _people_page(request, chosen, form=InviteForm(party_kind=chosen.party_kind))


@require_POST
@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    chosen = managed(request)
    if not isinstance(chosen, ActingFor):
        return chosen
    form = InviteForm(request.POST, party_kind=chosen.party_kind)
    if form.is_valid():
        try:
            invite_member(**form.cleaned_data, by=request.acting, at=timezone.now())
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            said = _("We have written to %(address)s.") % {"address": form.cleaned_data["address"]}
            messages.success(request, said)
            return redirect("people:people")
    return _people_page(request, chosen, form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One colleague: another role, handing over, the end; or an invitation to take back."""
    chosen = managed(request)
    if not isinstance(chosen, ActingFor):
        return chosen
    rows = Membership.objects.of_party(kind=chosen.party_kind, id=chosen.party_id).open()
    membership = get_object_or_404(rows.select_related("person"), pk=pk)
    if request.method == "POST":
        return _changed(request, membership)
    form = RoleForm(party_kind=chosen.party_kind, initial={"role": membership.role})
    page = {"membership": membership, "form": form, "own": membership.pk == chosen.membership_id}
    return render(request, "people/member.html", page)


@require_POST
@login_required
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the party that I act for."""
    chosen = request.acting.by
    if chosen is None:
        return redirect("people:acting_for")
    leave_party(membership=Membership(pk=chosen.membership_id), by=request.acting, at=timezone.now())
    request.session.pop(SESSION_KEY, None)
    messages.success(request, _("You have left %(name)s.") % {"name": chosen.party_name})
    return redirect("people:account")


def managed(request: HttpRequest) -> ActingFor | HttpResponse:
    """The party whose people this person looks after; or the way to a second factor. PermissionDenied for
    anyone else."""
    chosen = request.acting.by
    if chosen is None:
        raise PermissionDenied
    about = {"kind": chosen.party_kind, "id": chosen.party_id}
    if lacks_only_second_factor(request.acting, Responsibility.MANAGE_PEOPLE, **about):
        return second_factor_first(request)
    if not may_manage_people(request.acting, **about):
        raise PermissionDenied
    return chosen


def _people_page(
    request: HttpRequest, chosen: ActingFor, *, form: InviteForm, status: int = 200
) -> HttpResponse:
    about = {"kind": chosen.party_kind, "id": chosen.party_id}
    page = {
        "party": chosen,
        "people": people_of(**about),
        "form": form,
        "manages": may_manage_people(request.acting, **about),
        "needs_second_factor": lacks_only_second_factor(
            request.acting, Responsibility.MANAGE_PEOPLE, **about
        ),
    }
    return render(request, "people/people.html", page, status=status)


def _changed(request: HttpRequest, membership: Membership) -> HttpResponse:
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise PermissionDenied
    try:
        messages.success(request, act(request, membership))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("people:people")


def _role(request: HttpRequest, membership: Membership) -> str:
    change_role(
        membership=membership, role=request.POST.get("role", ""), by=request.acting, at=timezone.now()
    )
    return _("The role is changed.")


def _end(request: HttpRequest, membership: Membership) -> str:
    end_membership(membership=membership, by=request.acting, at=timezone.now())
    return _("The membership is ended.")


def _withdraw(request: HttpRequest, membership: Membership) -> str:
    withdraw_invitation(invitation=membership, by=request.acting, at=timezone.now())
    return _("The invitation is taken back.")


def _hand_over(request: HttpRequest, membership: Membership) -> str:
    own = Membership.objects.get(pk=request.acting.by.membership_id)
    hand_over(membership=own, to=membership, by=request.acting, at=timezone.now())
    return _("You have handed over.")


ACTS: dict[str, Callable[[HttpRequest, Membership], str]] = {
    "role": _role,
    "end": _end,
    "withdraw": _withdraw,
    "hand-over": _hand_over,
}
