"""Entries of lists of assets of community value."""

from __future__ import annotations

from commonweal.apps.landbank.models import Listing, Site


def site_listings(site: Site) -> tuple[Listing, ...]:
    """The entries joined to a site, the newest first: one query."""
    return tuple(Listing.objects.filter(site_id=site.site_id).order_by("-start_date", "id"))
