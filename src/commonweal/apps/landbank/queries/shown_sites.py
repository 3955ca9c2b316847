"""Which events of sites may still be told."""

from __future__ import annotations

from collections.abc import Sequence

from commonweal.apps.landbank.models import Site, SiteAlias
from commonweal.apps.landbank.queries.changes_as_events import LEAVING
from commonweal.apps.notices.models import Event


def shown_sites(events: Sequence[Event]) -> set[int]:
    """The ids of the events whose site is there, under its own id or a later one. Of a site that was closed since,
    only what made it leave is told."""
    ids = {event.object_id for event in events}
    later = dict(SiteAlias.objects.filter(former_id__in=ids).values_list("former_id", "site_id"))
    asked = ids | set(later.values())
    closed = dict(Site.objects.filter(site_id__in=asked).values_list("site_id", "closed_on"))
    told = set()
    for event in events:
        site = later.get(event.object_id, event.object_id)
        if site in closed and (closed[site] is None or event.kind in LEAVING):
            told.add(event.pk)
    return told
