"""One organisation: what its registers say, why its entries are one, its money by year."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.directory.models import Organisation, StatedOrganisation
from commonweal.apps.directory.presenters.cards import (
    address_line,
    organisation_chips,
    stated_chips,
    stated_where,
)
from commonweal.apps.directory.presenters.dossier import (
    doubts,
    entries,
    joined_entries,
    money_years,
    organisation_facts,
    organisation_history,
    organisation_verbs,
    rungs,
)
from commonweal.apps.directory.presenters.evidence import (
    claiming_verbs,
    evidence_facts,
    is_closed,
    profile_parts,
    standing_words,
)
from commonweal.apps.directory.presenters.linked_data import json_ld
from commonweal.apps.directory.queries.dossiers import OrganisationFile, current_id, organisation_file
from commonweal.apps.directory.queries.standing import Spoken, spoken_of
from commonweal.apps.directory.queries.stated import stated_organisation
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.presenters import Crumb, Verb, Way
from commonweal.apps.provenance.presenters.data_block import data_block
from commonweal.apps.provenance.queries.sources import sources_by_id


@require_safe
def organisation(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """The page of an organisation. A former id leads to the one of today; 404 where there never was one."""
    found = organisation_file(organisation_id)
    if found is None and (stated := stated_organisation(organisation_id)):
        return _fresh(render(request, "directory/stated.html", _stated_page(stated, by=request.acting)))
    if found is None:
        now = current_id(organisation_id)
        if now is None:
            raise Http404(_("No organisation has this address."))
        return redirect("directory:organisation", organisation_id=now, permanent=True)
    spoken = spoken_of(organisation_id, by=request.acting)
    response = render(request, "directory/organisation.html", _page(found, spoken, by=request.acting))
    return _fresh(response) if spoken.row else response


def _fresh(response: HttpResponse) -> HttpResponse:
    """A page with people's words is made anew for everybody: who may see them may change at any moment."""
    response["Cache-Control"] = "private, no-store"
    return response


def _page(found: OrganisationFile, spoken: Spoken, *, by: Acting) -> dict[str, Any]:
    organisation = found.organisation
    sources = sources_by_id(found.source_ids)
    address = reverse("directory:organisation", args=[organisation.organisation_id])
    return {
        "organisation": organisation,
        "address": address_line(organisation) or _("Address not published"),
        "crumbs": _crumbs(organisation),
        "chips": organisation_chips(organisation),
        "facts": organisation_facts(found.facts, sources=sources),
        "years": money_years(found.years),
        "history": organisation_history(found.events, sources=sources),
        "doubts": doubts(organisation),
        "rungs": rungs(organisation),
        "entries": entries(organisation.identifiers or [organisation.organisation_id]),
        "links": joined_entries(found.links),
        "verbs": [*_claiming(organisation, spoken, by=by), *organisation_verbs()],
        "canonical": settings.COMMONWEAL_URL + address,
        "linked_data": data_block(json_ld(organisation)),
        **_said(spoken),
        **_formats(organisation),
    }


def _claiming(organisation: Organisation, spoken: Spoken, *, by: Acting) -> list[Verb]:
    key = organisation.organisation_id
    return claiming_verbs(spoken, key, closed=is_closed(organisation), by=by)


def _said(spoken: Spoken) -> dict[str, Any]:
    """What its own people say, and what shows that they speak for it."""
    if spoken.row is None:
        return {"spoken": spoken}
    return {
        "spoken": spoken,
        "spoken_words": standing_words(spoken),
        "evidence": evidence_facts(spoken.evidence),
        "profile": profile_parts(spoken.profile),
    }


def _stated_page(stated: StatedOrganisation, *, by: Acting) -> dict[str, Any]:
    spoken = spoken_of(stated.pk, by=by)
    closed = stated.closed_on is not None
    return {
        "organisation": stated,
        "hidden": stated.hidden,
        "address": stated_where(stated),
        "crumbs": (Crumb(text=_("Organisations"), href=reverse("directory:search")), Crumb(text=stated.name)),
        "chips": stated_chips(stated),
        "verbs": [*claiming_verbs(spoken, stated.pk, closed=closed, by=by), *organisation_verbs()],
        "canonical": settings.COMMONWEAL_URL + reverse("directory:organisation", args=[stated.pk]),
        "json_href": reverse("api:organisation", args=[stated.pk]),
        **_said(spoken),
    }


def _crumbs(organisation: Organisation) -> tuple[Crumb, ...]:
    crumbs = [Crumb(text=_("Organisations"), href=reverse("directory:search"))]
    if organisation.district:
        search = f"{reverse('directory:search')}?{urlencode({'district': organisation.district_id})}"
        crumbs.append(Crumb(text=organisation.district.name, href=search))
    return (*crumbs, Crumb(text=organisation.name))


def _formats(organisation: Organisation) -> dict[str, Any]:
    json_href = reverse("api:organisation", args=[organisation.organisation_id])
    linked = reverse("open_data:organisation_linked_data", args=[organisation.organisation_id])
    narrowed = urlencode({"organisation": organisation.organisation_id})
    feed = f"{reverse('open_data:changes_feed')}?{narrowed}"
    ways = (
        Way(text=_("JSON, with every source"), href=json_href),
        Way(text=_("Linked data (JSON-LD)"), href=linked),
        Way(text=_("Atom feed of its changes"), href=feed),
    )
    return {"json_href": json_href, "linked_href": linked, "formats": ways}
