"""The search for organisations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.directory.forms import organisation_criteria, page_number
from commonweal.apps.directory.presenters.cards import organisation_cards, stated_cards
from commonweal.apps.directory.presenters.filters import ORDER_WORDS, filters
from commonweal.apps.directory.presenters.search_notes import nothing_found, search_notes
from commonweal.apps.directory.queries.searching import OrganisationPage, search_organisations
from commonweal.apps.directory.queries.stated import stated_matching
from commonweal.apps.provenance.presenters.figures import number
from commonweal.apps.provenance.presenters.narrowing import chosen, filters_alone


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The organisations that an address asks for, a page at a time."""
    asked = request.GET
    criteria = organisation_criteria(asked)
    found = search_organisations(criteria, page=page_number(asked))
    shown = filters(found.facets)
    rest = filters_alone(asked)
    active = chosen(asked, shown, _address)
    page: dict[str, Any] = {
        "words": asked.get("q", ""),
        "filters": shown,
        "active": active,
        "heading": heading(found),
        "order_words": ORDER_WORDS[found.order],
        "cards": organisation_cards(found.organisations),
        "stated": stated_cards(stated_matching(criteria, found.meaning)) if found.page == 1 else [],
        "pages": found,
        "notes": search_notes(found),
        "csv_href": f"{reverse('directory:results_csv')}?{rest}",
        "json_href": f"{reverse('api:organisations')}?{rest}",
        "nothing": nothing_found(found, active),
    }
    return render(request, "directory/search.html", page)


def heading(found: OrganisationPage) -> str:
    """How many organisations, and near what."""
    counted = ngettext("%(n)s organisation", "%(n)s organisations", found.total) % {"n": number(found.total)}
    if found.meaning.postcode:
        return _("%(counted)s near %(place)s") % {
            "counted": counted,
            "place": found.meaning.postcode.postcode,
        }
    return str(counted)


def _address(asked: QueryDict) -> str:
    return f"{reverse('directory:search')}?{asked.urlencode()}"
