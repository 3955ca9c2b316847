"""The sites near a site."""

from __future__ import annotations

import numpy as np

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.criteria import Near
from commonweal.apps.landbank.queries.filtering import distances
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.landbank.queries.searching import sites_at


def neighbours(site: Site, *, most: int = 6, within_m: float = 1000.0) -> list[tuple[Site, float]]:
    """The nearest other sites of the land bank and their distances in metres: two queries."""
    sites = held_sites()
    if site.longitude is None or site.latitude is None or not len(sites.frame):
        return []
    near = Near(longitude=site.longitude, latitude=site.latitude, radius_m=within_m)
    metres = distances(near, sites.frame)
    fits = (metres <= within_m) & sites.frame["in_land_bank"] & (sites.frame["number"] != site.number)
    places = np.flatnonzero(fits)
    nearest = places[np.argsort(metres[places], kind="stable")][:most]
    found = {one.number: one for one in sites_at(nearest, sites)}
    numbers = zip(sites.frame["number"][nearest].tolist(), metres[nearest].tolist(), strict=True)
    return [(found[number], distance) for number, distance in numbers if number in found]
