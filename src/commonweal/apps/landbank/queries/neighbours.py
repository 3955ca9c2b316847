"""The sites near a site."""

from __future__ import annotations

import numpy as np

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.places.queries.near import Near, metres_from, square_around

SHOWN = ("number", "site_id", "name", "owner_name")


def neighbours(site: Site, *, most: int = 6, within_m: float = 1000.0) -> list[tuple[Site, float]]:
    """The nearest other sites of the land bank and their distances in metres: at most two queries.

    The sites hold what a list shows of them: number, id, name and name of the owner.
    """
    sites = held_sites()
    if site.longitude is None or site.latitude is None or not len(sites.frame):
        return []
    near = Near(longitude=site.longitude, latitude=site.latitude, radius_m=within_m)
    places = sites.within(*square_around(near))
    metres = metres_from(near, sites.frame["x"][places], sites.frame["y"][places])
    fits = (metres <= within_m) & sites.frame["in_land_bank"][places]
    fits &= sites.frame["number"][places] != site.number
    places, metres = places[fits], metres[fits]
    order = np.lexsort((places, metres))[:most]
    numbers = sites.frame["number"][places[order]].tolist()
    found = Site.objects.only(*SHOWN).in_bulk(numbers)
    return [
        (found[number], distance)
        for number, distance in zip(numbers, metres[order].tolist(), strict=True)
        if number in found
    ]
