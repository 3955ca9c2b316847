"""Public bodies: all of them, and one with what it holds and how its list does against the Code."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.enums import SiteOrder
from commonweal.apps.landbank.models import Compliance, PublicBody
from commonweal.apps.landbank.presenters.cards import site_cards
from commonweal.apps.landbank.presenters.owners import code_score, score_chip
from commonweal.apps.landbank.presenters.words import kind_of_body, number
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.owners import OwnerRow, owner_kinds, owner_rows, site_counts
from commonweal.apps.landbank.queries.searching import search_sites
from commonweal.apps.provenance.presenters import Chip, Crumb, Empty, Number, Verb, Way
from commonweal.apps.provenance.presenters.reasons import reason_words

SHOWN = 5


@require_safe
def owners(request: HttpRequest) -> HttpResponse:
    """Every public body that holds land here or serves here, those that hold most first."""
    words, kind = (
        request.GET.get("q", "").strip()[:100].replace("\x00", ""),
        request.GET.get("kind", "").replace("\x00", ""),
    )
    rows = owner_rows(words=words, kind=kind)
    every = Way(text=_("See every owner"), href=reverse("landbank:owners"))
    page = {
        "words": words,
        "kinds": [(value, kind_of_body(value), value == kind) for value in owner_kinds()],
        "counted": ngettext("%(n)s public body", "%(n)s public bodies", len(rows)) % {"n": number(len(rows))},
        "rows": [_row(row) for row in rows],
        "nothing": Empty(
            title=_("No owner matches"),
            why=_("No public body of this name or kind is known here."),
            ways=(every,),
        ),
    }
    return render(request, "landbank/owners.html", page)


def _row(row: OwnerRow) -> dict[str, Any]:
    return {
        "href": reverse("landbank:owner", args=[row.body.pk]),
        "name": row.body.name,
        "kind": kind_of_body(row.body.kind),
        "sites": number(row.sites),
        "empty": number(row.empty),
        "chips": (score_chip(code_score(row.lines, on=timezone.localdate())),) if row.lines else (),
    }


@require_safe
def owner(request: HttpRequest, body_id: str) -> HttpResponse:
    """One public body; 404 where no snapshot has had it."""
    body = get_object_or_404(PublicBody.objects.select_related("district"), pk=body_id)
    score = code_score(list(Compliance.objects.filter(body=body)), on=timezone.localdate())
    held = search_sites(SiteCriteria(owners=(body.pk,), order=SiteOrder.CHANGED), per_page=SHOWN)
    page = {
        "body": body,
        "kind": kind_of_body(body.kind),
        "reason": reason_words(body.reason),
        "crumbs": (Crumb(text=_("Owners"), href=reverse("landbank:owners")), Crumb(text=body.name)),
        "chips": _chips(body),
        "numbers": _numbers(body, held.total, score.figure if score else "–"),
        "score": score,
        "cards": site_cards(held.sites, with_owner=False),
        "sites_href": _sites_address(body),
        "verbs": _verbs(body),
        "no_register": Empty(
            title=_("No list was found"),
            why=_(
                "Councils must publish a list of their land every year. No such list of this body was read."
            ),
            ways=(Way(text=_("See what was read"), href=reverse("provenance:sources")),),
        ),
    }
    return render(request, "landbank/owner.html", page)


def _sites_address(body: PublicBody, **more: str) -> str:
    return f"{reverse('landbank:search')}?{urlencode({'owner': body.pk, **more})}"


def _chips(body: PublicBody) -> tuple[Chip, ...]:
    chips = [
        Chip(text=body.district.name, icon="map-pin") if body.district else None,
        Chip(text=_("Serves this region"), tone="river")
        if body.in_region
        else Chip(text=_("From outside the region")),
        Chip(text=_("No longer known"), tone="amber") if body.closed_on else None,
    ]
    return tuple(chip for chip in chips if chip)


def _numbers(body: PublicBody, sites: int, score: str) -> list[Number]:
    empty = site_counts()[1].get(body.pk, 0)
    return [
        Number(
            value=number(sites),
            what=ngettext("site", "sites", sites),
            basis=_("See them all"),
            href=_sites_address(body),
        ),
        Number(
            value=number(empty),
            what=_("empty or surplus"),
            basis=_("See these"),
            href=f"{_sites_address(body)}&vacancy=vacant&vacancy=surplus&vacancy=awaiting+development",
        ),
        Number(value=score, what=_("of required fields filled in its list"), basis=_("Transparency Code")),
    ]


def _verbs(body: PublicBody) -> list[Verb]:
    feed = f"{reverse('open_data:changes_feed')}?{urlencode({'owner': body.pk})}"
    verbs = [
        Verb(
            text=_("See all its sites"),
            detail=_("On a map and in a list"),
            href=_sites_address(body),
            icon="map",
        ),
        Verb(
            text=_("Tell me when its land changes"),
            detail=_("Letters, without an account"),
            href=f"{reverse('landbank:follow')}?{urlencode({'owner': body.pk})}",
            icon="message-square",
        ),
        Verb(text=_("Follow its changes"), detail=_("As an Atom feed"), href=feed, icon="rss"),
    ]
    verbs.append(
        Verb(
            text=_("A site is missing"),
            detail=_("Tell its officers; the answer is public"),
            href=reverse("landbank:report_missing", args=[body.pk]),
            icon="flag",
        )
    )
    if body.website and body.website.startswith(("https://", "http://")):
        verbs.append(
            Verb(text=_("Go to its website"), detail=body.website, href=body.website, icon="arrow-up-right")
        )
    return verbs
