"""My account: what I am called, how I sign in, where I belong, my data."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.apps.people.actions.change_details import change_details
from commonweal.apps.people.actions.delete_account import delete_account
from commonweal.apps.people.actions.export_my_data import export_my_data
from commonweal.apps.people.forms import DetailsForm
from commonweal.apps.people.models import Person
from commonweal.apps.people.queries.parties import invitations_for

FORM = ("GET", "HEAD", "POST")


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Everything about my account on one page."""
    person: Person = request.user
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    page = {
        "person": person,
        "memberships": person.memberships.active(),
        "invitations": invitations_for(person),
        "addresses": EmailAddress.objects.filter(user=person).order_by("-primary", "email"),
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_key": Authenticator.Type.WEBAUTHN in kinds,
        "has_password": person.has_usable_password(),
    }
    return render(request, "people/account.html", page)


@require_http_methods(FORM)
@login_required
def details(request: HttpRequest) -> HttpResponse:
    """Change my name, language and time zone."""
    now = {name: getattr(request.user, name) for name in ("display_name", "language", "time_zone")}
    form = DetailsForm(request.POST or None, initial=now)
    if form.is_valid():
        change_details(**form.cleaned_data, by=request.acting, at=timezone.now())
        messages.success(request, _("Your details are changed."))
        return redirect("people:account")
    return render(request, "people/details.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """My data as a ZIP of JSON files."""
    response = HttpResponse(
        export_my_data(by=request.acting, at=timezone.now()), content_type="application/zip"
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(FORM)
@login_required
@reauthentication_required(allow_get=True)
def delete(request: HttpRequest) -> HttpResponse:
    """What becomes of my account when I delete it; and, when I say so, delete it."""
    if request.method == "POST":
        delete_account(by=request.acting, at=timezone.now())
        logout(request)
        return redirect("people:deleted")
    alone = [one for one in request.user.memberships.active() if one.role == "administrator"]
    return render(request, "people/delete.html", {"administers": alone})


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """The account is gone."""
    return render(request, "people/deleted.html", {})
