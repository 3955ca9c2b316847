"""Whom a decision concerns: what was decided about them, and the way to appeal."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.people.actions.appeal_decision import appeal_decision
from commonweal.apps.people.forms import AppealForm, add_refusal
from commonweal.apps.people.models import ModerationDecision
from commonweal.apps.people.presenters.decisions import shown_decision
from commonweal.apps.people.queries.moderation import (
    appeal_token,
    appeal_until,
    decision_by,
    decisions_about,
)
from commonweal.apps.people.views.private import private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, token: str) -> HttpResponse:
    """The decision that a letter is about; on POST the appeal, once. The link needs no account."""
    decision = decision_by(token)
    if decision is None:
        return render(request, "people/appeal_unknown.html", {}, status=404)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        says = form.cleaned_data["says"].replace("\x00", "")
        try:
            appeal_decision(
                decision=decision, says=says, link=str(decision.pk), by=request.acting, at=timezone.now()
            )
            return redirect("people:appeal", token=token)
        except ValidationError as refusal:
            add_refusal(form, refusal)
    page = {"form": form, **_said(decision)}
    return render(request, "people/appeal.html", page, status=422 if form.is_bound else 200)


@private
@require_safe
@login_required
def standing(request: HttpRequest) -> HttpResponse:
    """What my account may do, what was decided about me, and the way to appeal."""
    found = decisions_about(request.user)
    page = {
        "standing": request.user.standing,
        "decisions": [{**_said(one), "token": appeal_token(one)} for one in found],
    }
    return render(request, "people/standing.html", page)


def _said(decision: ModerationDecision) -> dict[str, object]:
    until = appeal_until(decision)
    return {
        "decision": shown_decision(decision),
        "until": until,
        "open": decision.can_be_appealed and timezone.now() <= until,
        "page": decision.subject_address,
    }
