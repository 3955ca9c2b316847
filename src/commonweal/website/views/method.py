"""How it is worked out, with the counts of the snapshot in use."""

from __future__ import annotations

from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.presenters.words import PLACE_BASES, number
from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters import Number, Share


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """The page, with what the snapshot counts to: three queries."""
    return render(request, "pages/method.html", {"numbers": _numbers(), "places": _places()})


def _numbers() -> list[Number]:
    rows = Source.objects.filter(current=True).aggregate(
        read=Sum("rows_read", default=0),
        accepted=Sum("rows_accepted", default=0),
        refused=Sum("rows_refused", default=0),
    )
    sites = Site.objects.filter(closed_on=None, in_land_bank=True).aggregate(
        every=Count("pk"),
        joined=Count("pk", filter=Q(sources_count__gt=1)),
        differ=Count("pk", filter=Q(conflicts_count__gt=0)),
    )
    return [
        Number(value=number(rows["read"]), what=_("rows read"), basis=_("from the files in use")),
        Number(
            value=number(rows["refused"]),
            what=_("rows refused"),
            basis=_("and %(n)s taken") % {"n": number(rows["accepted"])},
        ),
        Number(
            value=number(sites["joined"]),
            what=_("sites in more than one file"),
            basis=_("of %(n)s") % {"n": number(sites["every"])},
        ),
        Number(value=number(sites["differ"]), what=_("sites on which sources differ")),
    ]


def _places() -> list[Share]:
    """How sites came by their place, the commonest way first."""
    counts = (
        Site.objects.filter(closed_on=None, in_land_bank=True)
        .values_list("place_basis")
        .annotate(count=Count("pk"))
        .order_by("-count", "place_basis")
    )
    held = list(counts)
    most = max((count for _basis, count in held), default=0) or 1
    return [
        Share(label=capfirst(str(PLACE_BASES.get(basis, basis))), figure=number(count), share=count / most)
        for basis, count in held
    ]
