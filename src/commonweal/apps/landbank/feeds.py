"""The Atom feed of what changed, by area, by owner or by one site or organisation."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.models import PublicBody
from commonweal.apps.places.models import District
from commonweal.apps.provenance.enums import Subject
from commonweal.apps.provenance.feeds import ENTRIES, changes_feed
from commonweal.apps.provenance.models import Change
from commonweal.foundation.text import tidy

PAGES = {Subject.SITE: "landbank:site", Subject.ORGANISATION: "directory:organisation"}


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest changes as Atom; `district`, `owner`, `site` and `organisation` narrow them."""
    asked = {name: request.GET[name] for name in NARROWINGS if request.GET.get(name)}
    if any("\x00" in value for value in asked.values()):
        raise Http404(_("There is no such feed."))
    found = Change.objects.order_by("-on", "-pk")
    names = []
    for name, value in asked.items():
        found = found.filter(**NARROWINGS[name](value))
        names.append(tidy(_name(name, value)))
    rows = list(found[:ENTRIES])
    body = changes_feed(
        rows,
        title=": ".join([_("Changes"), *names]),
        site=settings.COMMONWEAL_URL,
        address=settings.COMMONWEAL_URL + request.get_full_path(),
        page=settings.COMMONWEAL_URL + reverse("landbank:changes"),
        links={change.pk: settings.COMMONWEAL_URL + _link(change) for change in rows},
    )
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


NARROWINGS = {
    "district": lambda code: {"district_code": code},
    "owner": lambda body_id: {"owner_id": body_id},
    "site": lambda site_id: {"subject": Subject.SITE, "subject_id": site_id},
    "organisation": lambda org_id: {"subject": Subject.ORGANISATION, "subject_id": org_id},
}


def _name(narrowing: str, value: str) -> str:
    """The name of the area or owner; a feed of one that does not exist would stay empty for ever."""
    if narrowing == "district":
        return str(get_object_or_404(District, pk=value).name)
    if narrowing == "owner":
        return str(get_object_or_404(PublicBody, pk=value).name)
    return value


def _link(change: Change) -> str:
    return reverse(PAGES[Subject(change.subject)], args=[change.subject_id])
