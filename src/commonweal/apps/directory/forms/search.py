"""What people ask of the directory: a search, as an address has it."""

from __future__ import annotations

from django.http import QueryDict

from commonweal.apps.directory.enums import OrganisationOrder
from commonweal.apps.directory.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.directory.queries.criteria import NEARBY_M, OrganisationCriteria

LONGEST_WORDS = 200
MOST_VALUES = 50
FARTHEST_M = 50_000.0


def organisation_criteria(asked: QueryDict) -> OrganisationCriteria:
    """The criteria in an address. What cannot be read is left out: an old link still shows something."""
    values = {
        name: tuple(_clean(value) for value in asked.getlist(key)[:MOST_VALUES] if value)
        for key, name in FILTERS.items()
    }
    switches = {name: asked.get(key) in ("1", "on", "true") for key, name in SWITCHES.items()}
    order = asked.get("order", "")
    return OrganisationCriteria(
        words=_clean(asked.get("q", ""))[:LONGEST_WORDS],
        radius_m=_radius(asked.get("radius", "")),
        order=OrganisationOrder(order) if order in OrganisationOrder.values else None,
        **values,
        **switches,
    )


def page_number(asked: QueryDict) -> int:
    """The page that is asked for; the first where it cannot be read."""
    text = asked.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()


def _radius(text: str) -> float:
    try:
        radius = float(text)
    except ValueError:
        return NEARBY_M
    return min(radius, FARTHEST_M) if radius > 0 else NEARBY_M
