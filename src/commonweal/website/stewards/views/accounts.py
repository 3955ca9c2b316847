"""Accounts, found by address: what they are in which party, what was decided about them, where they are signed in.
Nothing that somebody wrote in private can be read here."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from commonweal.apps.people.actions.end_sessions import end_sessions
from commonweal.apps.people.enums import Standing
from commonweal.apps.people.forms import EndSessionsForm, add_refusal
from commonweal.apps.people.models import Person
from commonweal.apps.people.presenters.decisions import shown_decision
from commonweal.apps.people.queries.acting import has_second_factor
from commonweal.apps.people.queries.moderation import decisions_about
from commonweal.website.stewards.gate import stewards_only

SHORTEST, MOST = 3, 25


@require_safe
@stewards_only
def accounts(request: HttpRequest) -> HttpResponse:
    """Find an account by a part of its address or name; or every one that is limited or closed."""
    asked = request.GET.get("q", "").replace("\x00", "").strip()
    standing = request.GET.get("standing", "")
    found = _found(asked, standing)
    page = {
        "asked": asked,
        "standing": standing,
        "too_short": bool(asked) and len(asked) < SHORTEST,
        "searched": found is not None,
        "people": list(found[:MOST]) if found is not None else [],
        "most": MOST,
    }
    return render(request, "stewards/accounts.html", page)


def _found(asked: str, standing: str) -> QuerySet[Person] | None:
    people = Person.objects.filter(pseudonymised_at=None).order_by("email")
    if standing in (Standing.LIMITED, Standing.CLOSED):
        return people.filter(standing=standing)
    if len(asked) < SHORTEST:
        return None
    owners = EmailAddress.objects.filter(email__icontains=asked).values("user")
    return people.filter(Q(email__icontains=asked) | Q(display_name__icontains=asked) | Q(pk__in=owners))


@require_safe
@stewards_only
def account(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One account."""
    return _page(request, _person(public_id), EndSessionsForm())


@require_POST
@stewards_only
def sessions(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Sign somebody out everywhere."""
    person, form = _person(public_id), EndSessionsForm(request.POST)
    if form.is_valid():
        try:
            ended = end_sessions(person=person, **form.cleaned_data, by=request.acting, at=timezone.now())
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            said = ngettext("%(n)d session is ended.", "%(n)d sessions are ended.", ended) % {"n": ended}
            messages.success(request, said)
            return redirect("stewards:account", public_id=public_id)
    return _page(request, person, form, status=422)


def _person(public_id: UUID) -> Person:
    return get_object_or_404(Person, public_id=public_id, pseudonymised_at=None)


def _page(request: HttpRequest, person: Person, form: EndSessionsForm, *, status: int = 200) -> HttpResponse:
    page = {
        "person": person,
        "addresses": EmailAddress.objects.filter(user=person).order_by("-primary", "email"),
        "memberships": person.memberships.order_by("status", "party_name"),
        "second_factor": has_second_factor(person),
        "decisions": [shown_decision(one) for one in decisions_about(person)],
        "sessions": UserSession.objects.filter(user=person).order_by("-last_seen_at"),
        "form": form,
        "title": _("Account of %(name)s") % {"name": person.display_name or person.email},
    }
    return render(request, "stewards/account.html", page, status=status)
