"""What changed: by kind, district and owner, newest first."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.forms import page_number
from commonweal.apps.landbank.models import PublicBody
from commonweal.apps.landbank.presenters.changes import present_changes
from commonweal.apps.landbank.presenters.words import number
from commonweal.apps.places.models import District
from commonweal.apps.provenance.presenters import Empty, Way
from commonweal.apps.provenance.presenters.happenings import KINDS, kind_words
from commonweal.apps.provenance.queries.changes import changes_so_far

PER_PAGE = 50
NARROWINGS = {"kind": "kind", "district": "district_code", "owner": "owner_id"}


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The changes that an address asks for, a page at a time."""
    asked = {name: request.GET[name].replace("\x00", "") for name in NARROWINGS if request.GET.get(name)}
    found = changes_so_far().filter(**{NARROWINGS[name]: value for name, value in asked.items()})
    page = Paginator(found, PER_PAGE).get_page(page_number(request.GET))
    feed = {name: value for name, value in asked.items() if name in ("district", "owner")}
    context: dict[str, Any] = {
        "filters": _filters(asked),
        "heading": _heading(page.paginator.count),
        "happenings": present_changes(page.object_list),
        "page": page,
        "feed_href": reverse("open_data:changes_feed") + (f"?{urlencode(feed)}" if feed else ""),
        "nothing": _nothing(asked),
    }
    return render(request, "landbank/changes.html", context)


def _heading(count: int) -> str:
    return ngettext("%(n)s change", "%(n)s changes", count) % {"n": number(count)}


def _filters(asked: dict[str, str]) -> list[dict[str, Any]]:
    kinds = [(kind, capfirst(kind_words(kind))) for kind in KINDS]
    owners = PublicBody.objects.filter(closed_on=None, in_region=True).values_list("body_id", "name")
    choices = {
        "kind": (_("What happened"), _("Anything"), kinds),
        "district": (_("District"), _("Anywhere"), list(District.objects.values_list("code", "name"))),
        "owner": (_("Owner"), _("Any owner"), list(owners)),
    }
    return [
        {
            "name": name,
            "label": label,
            "anything": anything,
            "choices": [(value, text, value == asked.get(name)) for value, text in values],
        }
        for name, (label, anything, values) in choices.items()
    ]


def _nothing(asked: dict[str, str]) -> Empty:
    if asked:
        every = Way(text=_("See every change"), href=reverse("landbank:changes"))
        return Empty(
            title=_("No such change"),
            why=_("Nothing of this kind has been seen between the files read so far."),
            ways=(every,),
        )
    why = _(
        "A change is seen when a newer file of the same register is read. So far there is one file of each."
    )
    return Empty(title=_("No change has been seen yet"), why=why)
