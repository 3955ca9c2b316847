"""One appeal: the decision, what its person says, and the form for another steward."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonweal.apps.people.actions.decide_appeal import decide_appeal
from commonweal.apps.people.enums import AppealState
from commonweal.apps.people.forms import AppealDecisionForm, add_refusal
from commonweal.apps.people.models import Appeal
from commonweal.apps.people.policy import may_decide_appeal
from commonweal.apps.people.presenters.decisions import shown_decision
from commonweal.apps.people.queries.moderated import moderated
from commonweal.website.stewards.gate import stewards_only


@require_http_methods(["GET", "HEAD", "POST"])
@stewards_only
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Read everything again; uphold or reverse. Whoever decided first is told that another steward does this."""
    found = get_object_or_404(
        Appeal.objects.select_related("decision__decided_by", "decision__person"), pk=pk
    )
    form = AppealDecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, found, form):
        return redirect("stewards:queue")
    decision = found.decision
    page = {
        "appeal": found,
        "decision": shown_decision(decision),
        "now": moderated(decision.subject_kind, decision.subject_id),
        "reports": decision.reports.all(),
        "form": form,
        "may": may_decide_appeal(
            request.acting,
            affected=str(decision.person.public_id) if decision.person else "",
            decided_by=str(decision.decided_by.public_id),
        ),
        "open": found.state == AppealState.OPEN,
    }
    return render(request, "stewards/appeal.html", page, status=422 if form.is_bound else 200)


def _decided(request: HttpRequest, found: Appeal, form: AppealDecisionForm) -> bool:
    try:
        decide_appeal(appeal=found, **form.cleaned_data, by=request.acting, at=timezone.now())
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, _("The appeal is decided. Those concerned are written to."))
    return True
