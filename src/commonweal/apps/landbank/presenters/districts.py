"""The districts as a drawing, with how many sites each holds."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commonweal.apps.landbank.presenters.words import number, sites_counted
from commonweal.apps.landbank.queries.counting import Facets
from commonweal.apps.places.models import District
from commonweal.apps.places.presenters import DistrictCount, Drawing, draw_districts
from commonweal.apps.provenance.presenters import Share


def district_drawing(facets: Facets) -> Drawing:
    """The districts with the counts of a search; each leads to its sites: one query."""
    counts = {one.value: _count(one.value, one.label, one.count) for one in facets.get("districts", ())}
    return draw_districts(District.objects.all(), counts)


def _count(code: str, name: str, count: int) -> DistrictCount:
    label = _("%(district)s: %(counted)s") % {"district": name, "counted": sites_counted(count)}
    return DistrictCount(count=count, figure=short(count), label=label, href=district_address(code))


def short(count: int) -> str:
    """A count that fits a circle: 940, 7.1k."""
    return (
        number(count)
        if count < 1000
        else _("%(n)sk") % {"n": number(count / 1000, 1 if count < 10_000 else 0)}
    )


def district_address(code: str) -> str:
    """The search for the sites of a district."""
    return f"{reverse('landbank:search')}?{urlencode({'district': code})}"


def district_shares(facets: Facets) -> list[Share]:
    """The districts as bars, the fullest first."""
    counts = facets.get("districts", ())
    most = max((one.count for one in counts), default=0) or 1
    return [
        Share(
            label=one.label,
            figure=number(one.count),
            share=one.count / most,
            href=district_address(one.value),
        )
        for one in counts
    ]
