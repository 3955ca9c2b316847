"""One thing that was reported: what people say of it, what stands there, and the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonweal.apps.people.actions.decide_on_content import decide_on_content
from commonweal.apps.people.forms import DecisionForm, add_refusal
from commonweal.apps.people.models import ModerationDecision
from commonweal.apps.people.policy import may_decide_on
from commonweal.apps.people.presenters.decisions import shown_decision
from commonweal.apps.people.queries.moderated import called, is_hidden, moderated
from commonweal.apps.people.queries.moderation import Reported, clause_words, reported
from commonweal.apps.people.queries.terms import current_terms
from commonweal.website.stewards.gate import stewards_only


@require_http_methods(["GET", "HEAD", "POST"])
@stewards_only
def report(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """The reports that wait and the form; once decided, who decides next sees that it is done."""
    found = reported(kind=kind, id=id)
    earlier = ModerationDecision.objects.about(kind=kind, id=id).select_related("appeal")
    if found is None and not earlier:
        raise Http404
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        initial={"clause": found.reports[0].clause if found else ""},
    )
    if form.is_valid() and _decided(request, kind, id, form):
        return redirect("stewards:queue")
    page = {**_about(request, kind, id), "found": found, "reports": _reports(found), "form": form}
    page["earlier"] = [shown_decision(one) for one in earlier]
    return render(request, "stewards/report.html", page, status=422 if form.is_bound else 200)


def _decided(request: HttpRequest, kind: str, id: str, form: DecisionForm) -> bool:
    seen = [int(one) for one in request.POST.getlist("seen") if one.isascii() and one.isdigit()]
    try:
        made = decide_on_content(
            kind=kind,
            id=id,
            seen=seen,
            version=current_terms().version,
            **form.cleaned_data,
            by=request.acting,
            at=timezone.now(),
        )
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(
        request, _("Decision %(number)d is public. Those concerned are written to.") % {"number": made.pk}
    )
    return True


def _about(request: HttpRequest, kind: str, id: str) -> dict[str, Any]:
    """The thing as it stands now, and whether this steward may decide on it."""
    now = moderated(kind, id)
    affected = str(now.person.public_id) if now and now.person else ""
    return {
        "kind": kind,
        "called": called(kind),
        "now": now,
        "hidden": is_hidden(kind, id),
        "may": may_decide_on(request.acting, affected=affected),
    }


def _reports(found: Reported | None) -> list[dict[str, Any]]:
    return [
        {"report": one, "clause": clause_words(version=one.version, clause=one.clause)}
        for one in (found.reports if found else ())
    ]
