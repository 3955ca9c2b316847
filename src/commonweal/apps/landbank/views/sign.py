"""A sign for a fence or a notice board, with a code that leads to the site's page."""

from __future__ import annotations

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.presenters.cards import address_line
from commonweal.apps.landbank.views.site import site_crumbs


@require_safe
def sign(request: HttpRequest, site_id: str) -> HttpResponse:
    """The sign as a page to print."""
    site = get_object_or_404(Site.objects.select_related("district"), site_id=site_id)
    owned = (
        _("This belongs to %(owner)s") % {"owner": site.owner_name}
        if site.in_land_bank and site.owner_name
        else ""
    )
    page = {
        "site": site,
        "says": owned or _("Who does this belong to?"),
        "address": address_line(site),
        "canonical": _address(site),
        "crumbs": site_crumbs(site, _("Sign")),
    }
    return render(request, "landbank/sign.html", page)


@require_safe
def sign_code(request: HttpRequest, site_id: str) -> HttpResponse:
    """The code alone, as SVG; it can be read when a quarter of it is covered."""
    site = get_object_or_404(Site, site_id=site_id)
    drawing = io.BytesIO()
    segno.make(_address(site), error="q", micro=False).save(
        drawing, kind="svg", scale=8, border=2, dark="#1c2326", light="#ffffff"
    )
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


def _address(site: Site) -> str:
    return settings.COMMONWEAL_URL + reverse("landbank:site", args=[site.site_id])
