"""What may be followed: owners, uses, wards and districts, each with its name."""

from __future__ import annotations

import numpy as np

from commonweal.apps.landbank.models import PublicBody
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.places.models import District, Ward
from commonweal.apps.provenance.queries.masks import count_codes

MOST_USES = 200


def owners_to_follow() -> list[tuple[str, str]]:
    """The bodies that serve the region or hold land in it."""
    holding = set(held_sites().frame.words.get("owner_id", ()))
    bodies = PublicBody.objects.filter(closed_on=None).values_list("body_id", "name", "in_region")
    return [(body_id, name) for body_id, name, here in bodies if here or body_id in holding]


def uses_to_follow() -> list[tuple[str, str]]:
    """The commonest uses, in order of the alphabet."""
    frame = held_sites().frame
    if not len(frame):
        return []
    counts = count_codes(frame["use"], np.ones(len(frame), dtype=bool), frame.words["use"])
    return [(use, use) for use in sorted(value for value, _count in counts[:MOST_USES])]


def wards_to_follow() -> list[tuple[str, list[tuple[str, str]]]]:
    """The wards of each district."""
    names = dict(District.objects.values_list("code", "name"))
    wards: dict[str, list[tuple[str, str]]] = {}
    for code, name, district in Ward.objects.order_by("name").values_list("code", "name", "district_id"):
        wards.setdefault(names.get(district, ""), []).append((code, name))
    return sorted(wards.items())


def districts_to_follow() -> list[tuple[str, str]]:
    """The districts."""
    return list(District.objects.values_list("code", "name"))
