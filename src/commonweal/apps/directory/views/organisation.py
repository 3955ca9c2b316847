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

from commonweal.apps.directory.models import Organisation
from commonweal.apps.directory.presenters.cards import address_line, organisation_chips
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
from commonweal.apps.directory.presenters.linked_data import json_ld
from commonweal.apps.directory.queries.dossiers import OrganisationFile, current_id, organisation_file
from commonweal.apps.provenance.presenters import Crumb, Way
from commonweal.apps.provenance.presenters.data_block import data_block
from commonweal.apps.provenance.queries.sources import sources_by_id


@require_safe
def organisation(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """The page of an organisation. A former id leads to the one of today; 404 where there never was one."""
    found = organisation_file(organisation_id)
    if found is None:
        now = current_id(organisation_id)
        if now is None:
            raise Http404(_("No organisation has this address."))
        return redirect("directory:organisation", organisation_id=now, permanent=True)
    return render(request, "directory/organisation.html", _page(found))


def _page(found: OrganisationFile) -> dict[str, Any]:
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
        "verbs": organisation_verbs(),
        "canonical": settings.COMMONWEAL_URL + address,
        "linked_data": data_block(json_ld(organisation)),
        **_formats(organisation),
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
