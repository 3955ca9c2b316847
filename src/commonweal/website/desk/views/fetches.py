"""The addresses that registers are fetched from: how each stands, and what an officer may do about it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.apps.landbank.actions.end_scheduled_fetch import end_scheduled_fetch
from commonweal.apps.landbank.actions.schedule_fetch import schedule_fetch
from commonweal.apps.landbank.actions.try_scheduled_fetch import try_scheduled_fetch
from commonweal.apps.landbank.enums import FetchEvery, FetchState
from commonweal.apps.landbank.models import ScheduledFetch
from commonweal.apps.landbank.policy import may_keep_register
from commonweal.apps.landbank.queries.desk import fetches_in_force
from commonweal.apps.people.policy import is_steward
from commonweal.pipeline.desk.fetching import fetch_now, tries_of
from commonweal.pipeline.desk.rooms import DESK
from commonweal.registers.fetching.store import Outcome
from commonweal.website.desk.gate import answerers_only, desk_body, officers_only
from commonweal.website.desk.words import REGISTERS, outcome_words, register_name

TRIES = 20


@answerers_only
@require_http_methods(["GET", "HEAD", "POST"])
def fetches(request: HttpRequest) -> HttpResponse:
    """How each address stands: those of the body for its officers, with a form; all of them for stewards."""
    body = desk_body(request.acting)
    officer = may_keep_register(request.acting, body)
    if request.method == "POST" and not officer:
        raise PermissionDenied
    errors: list[str] = []
    if request.method == "POST":
        try:
            kept = _scheduled(request, body)
        except ValidationError as refusal:
            errors = refusal.messages
        else:
            messages.success(request, _("It will be asked in a moment."))
            return redirect("desk:fetch", fetch_id=kept.pk)
    found = fetches_in_force() if is_steward(request.acting) else fetches_in_force().filter(body_id=body)
    page = {
        "rows": [(one, register_name(one.register)) for one in found],
        "officer": officer,
        "errors": errors,
        "registers": [(name, str(REGISTERS[name])) for name in DESK],
        "rhythms": FetchEvery.choices,
        "said": request.POST,
        "body_name": request.acting.by.party_name if officer else "",
    }
    return render(request, "desk/fetches.html", page, status=422 if errors else 200)


def _scheduled(request: HttpRequest, body: str) -> ScheduledFetch:
    register = request.POST.get("register", "")
    if register not in DESK:
        raise ValidationError(_("Choose which register it is."))
    with transaction.atomic():
        kept = schedule_fetch(
            body_id=body,
            body_name=request.acting.by.party_name,
            register=register,
            url=request.POST.get("url", "").replace("\x00", "").strip(),
            every=request.POST.get("every", ""),
            publish=request.POST.get("publish") == "yes",
            by=request.acting,
            at=timezone.now(),
        )
        fetch_now.enqueue(kept.pk)
    return kept


@answerers_only
@require_safe
def fetch(request: HttpRequest, fetch_id: int) -> HttpResponse:
    """One address: how it stands, every try, and what may be done."""
    found = own_fetch(request, fetch_id)
    tries = tries_of(found, settings.COMMONWEAL_DATA)
    page = {
        "fetch": found,
        "register_name": register_name(found.register),
        "officer": may_keep_register(request.acting, found.body_id),
        "tries": [(one, outcome_words(one)) for one in tries[:TRIES]],
        "refused": bool(tries) and tries[0].outcome is Outcome.REFUSED and found.state == FetchState.BROKEN,
        "rhythms": FetchEvery.choices,
    }
    return render(request, "desk/fetch.html", page)


def own_fetch(request: HttpRequest, fetch_id: int) -> ScheduledFetch:
    """A scheduled fetch of the officer's body, or any of them for a steward. 404 where there is none."""
    found: ScheduledFetch = get_object_or_404(
        ScheduledFetch.objects.select_related("upload", "asked_by"), pk=fetch_id
    )
    if found.body_id != desk_body(request.acting) and not is_steward(request.acting):
        raise PermissionDenied(_("This belongs to another public body."))
    return found


@officers_only
@require_POST
def act(request: HttpRequest, fetch_id: int) -> HttpResponse:
    """Try at once, let a file in that the guards refused, change the rhythm, or end it."""
    found, asked, now = own_fetch(request, fetch_id), request.POST.get("do", ""), timezone.now()
    if asked == "end":
        end_scheduled_fetch(fetch=found, by=request.acting, at=now)
        messages.success(request, _("This address is asked no more."))
        return redirect("desk:fetches")
    if asked in ("try", "accept"):
        with transaction.atomic():
            try_scheduled_fetch(fetch=found, accept=asked == "accept", by=request.acting, at=now)
            fetch_now.enqueue(found.pk)
        messages.success(request, _("It will be asked in a moment."))
    return redirect("desk:fetch", fetch_id=found.pk)
