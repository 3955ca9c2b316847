"""The journal: who did what, when and for whom; and whether anybody changed it since. It can be read, no more."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.models import JournalEntry, JournalSeal
from commonweal.apps.provenance.queries.journal_chain import Verdict, head, verify
from commonweal.website.stewards.gate import stewards_only

PER_PAGE = 50
# A chain of this length is recomputed whenever the page is shown; a longer one when it is asked for.
AT_ONCE = 5000
FILTERS = {"act": "act", "kind": "subject_kind", "subject": "subject_id", "person": "person"}


@require_safe
@stewards_only
def journal(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, by act, kind of thing, thing, person and day."""
    asked = {name: request.GET.get(name, "").replace("\x00", "").strip() for name in (*FILTERS, "day")}
    entries = _entries(asked)
    length = JournalSeal.objects.count()
    page = {
        "page": Paginator(entries.select_related("seal"), PER_PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "acts": _values("act"),
        "kinds": _values("subject_kind"),
        "length": length,
        "head": head()[1],
        "verdict": _verdict(length, asked=request.GET.get("verify") == "yes"),
        "filtered": any(asked.values()),
    }
    return render(request, "stewards/journal.html", page)


def _entries(asked: dict[str, str]) -> QuerySet[JournalEntry]:
    wanted: dict[str, Any] = {field: asked[name] for name, field in FILTERS.items() if asked[name]}
    found = JournalEntry.objects.filter(**wanted)
    if day := _day(asked["day"]):
        first, last = (timezone.make_aware(datetime.combine(day, at)) for at in (time.min, time.max))
        found = found.filter(at__gte=first, at__lte=last)
    return found.order_by("-id")


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _values(field: str) -> list[str]:
    return list(JournalEntry.objects.order_by(field).values_list(field, flat=True).distinct())


def _verdict(length: int, *, asked: bool) -> Verdict | None:
    return verify() if asked or length <= AT_ONCE else None
