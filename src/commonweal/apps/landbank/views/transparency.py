"""How councils do against the Transparency Code, best first, and letters that a resident may send."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.models import Compliance, PublicBody
from commonweal.apps.landbank.presenters.owners import Score, code_score, score_chip
from commonweal.apps.landbank.presenters.requests import letters


@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    """Every body whose list the Code asks for, the fullest first; two queries."""
    lines: dict[str, list[Compliance]] = {}
    for line in Compliance.objects.order_by("id"):
        lines.setdefault(line.body_id, []).append(line)
    today = timezone.localdate()
    bodies = PublicBody.objects.filter(pk__in=lines, closed_on=None)
    scored = [(body, code_score(lines[body.pk], on=today)) for body in bodies]
    scored.sort(key=lambda one: (-(one[1].percent if one[1] else -1), one[0].name))
    rows = [
        {
            "place": at,
            "body": body,
            "chip": score_chip(score),
            "basis": score.basis if score else "",
            "old": score.reasons[0].text if score else _("Nothing was found to read."),
        }
        for at, (body, score) in enumerate(scored, start=1)
    ]
    return render(request, "landbank/transparency.html", {"rows": rows})


@require_safe
def request_letters(request: HttpRequest, body_id: str) -> HttpResponse:
    """The letters about one body's list, to copy or to take away."""
    body, score = _scored(body_id)
    drafted = letters(body=body.name, score=score, on=timezone.localdate())
    return render(request, "landbank/request_letters.html", {"body": body, "letters": drafted})


@require_safe
def request_letter_file(request: HttpRequest, body_id: str, key: str) -> HttpResponse:
    """One letter as a text file."""
    body, score = _scored(body_id)
    found = [one for one in letters(body=body.name, score=score, on=timezone.localdate()) if one.key == key]
    if not found:
        raise Http404
    response = HttpResponse(found[0].text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}-{body.pk}.txt"'
    return response


def _scored(body_id: str) -> tuple[PublicBody, Score | None]:
    body = get_object_or_404(PublicBody, pk=body_id)
    lines = list(Compliance.objects.filter(body=body))
    if not lines:
        raise Http404
    return body, code_score(lines, on=timezone.localdate())
