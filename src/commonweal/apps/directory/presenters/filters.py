"""The filters beside a list of organisations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.directory.enums import IncomeBand, OrganisationOrder
from commonweal.apps.directory.presenters.words import count
from commonweal.apps.directory.queries.address_names import FILTERS
from commonweal.apps.provenance.presenters.happenings import REGISTERS
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
ORDER_WORDS: Mapping[str, str] = {
    OrganisationOrder.RELEVANCE: gettext_lazy("Best match first"),
    OrganisationOrder.NAME: gettext_lazy("By name"),
    OrganisationOrder.INCOME: gettext_lazy("Largest income first"),
    OrganisationOrder.DISTANCE: gettext_lazy("Nearest first"),
}
MOST_CHOICES = 200


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a filter, with how many organisations it would show."""

    value: str
    label: str
    count: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One filter as a list to choose from."""

    name: str
    label: str
    anything: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class InForce:
    """A filter in force, and the address of the same search without it."""

    text: str
    href: str


def filters(facets: Mapping[str, tuple[FacetCount, ...]]) -> list[Filter]:
    """The filters with their choices; one that would hold nothing to choose is left out."""
    made = [_filter(name, facets.get(FILTERS[name], ())) for name in LABELS]
    return [one for one in made if one.choices]


def _filter(name: str, counts: tuple[FacetCount, ...]) -> Filter:
    choices = tuple(
        Choice(value=one.value, label=_label(name, one), count=count(one.count), chosen=one.chosen)
        for one in counts[:MOST_CHOICES]
    )
    return Filter(
        name=name, label=str(LABELS[name]), anything=str(ANYTHING.get(name, _("Any"))), choices=choices
    )


def _label(name: str, one: FacetCount) -> str:
    if name == "income" and one.value in IncomeBand.values:
        return str(capfirst(IncomeBand(one.value).label))
    if name == "register":
        return str(capfirst(REGISTERS.get(one.value, one.label)))
    return str(capfirst(one.label))


def in_force(asked: QueryDict, shown: list[Filter], address: Callable[[QueryDict], str]) -> list[InForce]:
    """Every filter in force, each with a way to take it off."""
    return [
        InForce(text=choice.label, href=address(_without(asked, one.name, choice.value)))
        for one in shown
        for choice in one.choices
        if choice.chosen
    ]


def _without(asked: QueryDict, name: str, value: str) -> QueryDict:
    rest = asked.copy()
    rest.setlist(name, [held for held in rest.getlist(name) if held != value])
    rest.pop("page", None)
    return rest
