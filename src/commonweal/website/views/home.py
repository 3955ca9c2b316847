"""The first page: the region at a glance, what changed lately, ways in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.presenters.changes import present_changes
from commonweal.apps.landbank.presenters.districts import district_drawing, district_shares
from commonweal.apps.landbank.presenters.words import number
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.owners import EMPTY
from commonweal.apps.landbank.queries.searching import SitePage, search_sites
from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters import Chip, Empty, Number, Way
from commonweal.apps.provenance.queries.changes import changes_so_far
from commonweal.website.components.at_a_glance import organisation_numbers

LATELY = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    sites = search_sites(SiteCriteria(), per_page=1)
    page: dict[str, Any] = {
        "shortcuts": _shortcuts(),
        "numbers": [*_land_numbers(sites), *organisation_numbers()],
        "drawing": district_drawing(sites.facets),
        "districts": district_shares(sites.facets),
        "happenings": present_changes(changes_so_far()[:LATELY]),
        "no_changes": Empty(
            title=_("No change has been seen yet"),
            why=_("A change is seen when a newer file of the same register is read."),
            icon="history",
        ),
        "ways": _ways(),
    }
    return render(request, "pages/home.html", page)


def _search(**filters: object) -> str:
    return f"{reverse('landbank:search')}?{urlencode(filters, doseq=True)}"


def _shortcuts() -> tuple[Chip, ...]:
    return (
        Chip(text=_("Empty buildings and land"), tone="river", href=_search(vacancy=EMPTY)),
        Chip(text=_("Assets of community value"), tone="river", href=_search(listing="listed")),
        Chip(text=_("Probably left public hands"), tone="river", href=_search(disposal=1, everything=1)),
        Chip(text=_("Where sources differ"), tone="river", href=_search(differ=1)),
    )


def _land_numbers(sites: SitePage) -> list[Number]:
    owners = len(sites.facets.get("owners", ()))
    empty = sum(one.count for one in sites.facets.get("vacancies", ()) if one.value in EMPTY)
    return [
        Number(
            value=number(sites.total),
            what=_("%(sites)s, %(owners)s")
            % {
                "sites": ngettext("public site", "public sites", sites.total),
                "owners": ngettext("%(n)s owner", "%(n)s owners", owners) % {"n": number(owners)},
            },
            basis=_sources_basis(),
            href=reverse("provenance:sources"),
        ),
        Number(
            value=number(empty),
            what=_("of them empty or surplus"),
            basis=_("as their owners publish"),
            href=_search(vacancy=EMPTY),
        ),
    ]


def _sources_basis() -> str:
    """How many registers, and how new the newest is."""
    held = Source.objects.filter(current=True).values_list("register", "dated")
    registers = {register for register, _dated in held}
    newest = max((dated for _register, dated in held if dated), default=None)
    counted = ngettext("%(n)d register", "%(n)d registers", len(registers)) % {"n": len(registers)}
    if newest is None:
        return str(counted)
    return _("%(counted)s, newest %(day)s") % {
        "counted": counted,
        "day": formats.date_format(newest, "j M Y"),
    }


def _ways() -> tuple[Way, ...]:
    return (
        Way(
            text=_("Find a building or a plot"),
            href=reverse("landbank:search"),
            icon="map-pin",
            detail=_("By postcode, street, owner, use or size, on a map and in a list."),
        ),
        Way(
            text=_("See who owns what"),
            href=reverse("landbank:owners"),
            icon="landmark",
            detail=_("Every public body, what it holds, and how its list does against the law."),
        ),
        Way(
            text=_("Find an organisation"),
            href=reverse("directory:search"),
            icon="users",
            detail=_("Charities, co-operatives and community companies, each once."),
        ),
        Way(
            text=_("Watch what changes"),
            href=reverse("landbank:changes"),
            icon="history",
            detail=_("What appeared, what changed, what probably left public hands."),
        ),
        Way(
            text=_("Take the data"),
            href=reverse("data"),
            icon="download",
            detail=_("Spreadsheets, maps and an API. Free to use."),
        ),
        Way(
            text=_("Check how it is made"),
            href=reverse("method"),
            icon="scale",
            detail=_("What is joined, what is guessed, what is missing."),
        ),
    )
