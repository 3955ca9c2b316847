"""What waits for stewards: all of it, or one kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonweal.website.stewards.gate import stewards_only
from commonweal.website.stewards.items import Item, Kind
from commonweal.website.stewards.sources import everything

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many of one kind wait, and how many of them are overdue."""

    kind: Kind
    waiting: int
    overdue: int


@require_safe
@stewards_only
def queue(request: HttpRequest) -> HttpResponse:
    """Everything, ordered by what is at stake."""
    return _page(request, None)


@require_safe
@stewards_only
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """What waits of one kind."""
    if kind not in Kind.values:
        raise Http404
    return _page(request, Kind(kind))


def _page(request: HttpRequest, chosen: Kind | None) -> HttpResponse:
    at = timezone.now()
    every = everything(at)
    late = request.GET.get("due") == "overdue"
    shown = [
        one for one in every if (chosen is None or one.kind == chosen) and (not late or is_overdue(one, at))
    ]
    page = {
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "counts": counts(every, at),
        "chosen": chosen,
        "overdue_only": late,
        "waiting": len(every),
        "overdue": sum(is_overdue(one, at) for one in every),
        "now": at,
    }
    return render(request, "stewards/queue.html", page)


def is_overdue(item: Item, at: datetime) -> bool:
    """Whether the day by which it was to be settled is over."""
    return item.due is not None and item.due < at


def counts(items: list[Item], at: datetime) -> list[Count]:
    """How many wait, kind by kind, in the order of kinds; kinds of which none wait are there too."""
    waiting = Counter(one.kind for one in items)
    overdue = Counter(one.kind for one in items if is_overdue(one, at))
    return [Count(kind=one, waiting=waiting[one], overdue=overdue[one]) for one in Kind]
