"""The filters beside a list of organisations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.utils.translation import gettext_lazy

from commonweal.apps.directory.enums import IncomeBand, OrganisationOrder
from commonweal.apps.directory.presenters.words import field_value
from commonweal.apps.directory.queries.address_names import FILTERS
from commonweal.apps.provenance.presenters.narrowing import Filter, as_filter, register_label
from commonweal.apps.provenance.queries.masks import FacetCount

LABELS = {
    "form": gettext_lazy("Legal form"),
    "sector": gettext_lazy("Sector"),
    "district": gettext_lazy("District"),
    "income": gettext_lazy("Income a year"),
    "register": gettext_lazy("Source"),
}
ANYTHING = {
    "form": gettext_lazy("Any form"),
    "sector": gettext_lazy("Any sector"),
    "district": gettext_lazy("Anywhere"),
    "income": gettext_lazy("Any income"),
    "register": gettext_lazy("Any source"),
}
VALUED = {"form": "legal_form", "sector": "sector"}
ORDER_WORDS: Mapping[str, str] = {
    OrganisationOrder.RELEVANCE: gettext_lazy("Best match first"),
    OrganisationOrder.NAME: gettext_lazy("By name"),
    OrganisationOrder.INCOME: gettext_lazy("Largest income first"),
    OrganisationOrder.DISTANCE: gettext_lazy("Nearest first"),
}


def filters(facets: Mapping[str, tuple[FacetCount, ...]]) -> list[Filter]:
    """The filters with their choices; one that would hold nothing to choose is left out."""
    made = [_filter(name, facets.get(FILTERS[name], ())) for name in LABELS]
    return [one for one in made if one.choices]


def _filter(name: str, counts: tuple[FacetCount, ...]) -> Filter:
    return as_filter(
        name, counts, label=str(LABELS[name]), anything=str(ANYTHING[name]), words=partial(_label, name)
    )


def _label(name: str, one: FacetCount) -> str:
    if name == "income" and one.value in IncomeBand.values:
        return str(IncomeBand(one.value).label)
    if name == "register":
        return register_label(one)
    return field_value(VALUED[name], one.label) if name in VALUED else one.label
