"""The filters beside a list of sites: what may be chosen, how many sites each choice shows, what is in
force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.landbank.enums import ListingState, Ownership, SiteOrder, SizeBand, Vacancy
from commonweal.apps.landbank.presenters.words import field_value, kind_of_body
from commonweal.apps.landbank.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.landbank.queries.counting import Facets
from commonweal.apps.provenance.presenters.narrowing import (
    Filter,
    InForce,
    as_filter,
    chosen,
    register_label,
    without,
)
from commonweal.apps.provenance.queries.masks import FacetCount

LABELS = {
    "owner": gettext_lazy("Owner"),
    "kind": gettext_lazy("Kind of owner"),
    "use": gettext_lazy("Use"),
    "tenure": gettext_lazy("Tenure"),
    "holding": gettext_lazy("Land or building"),
    "vacancy": gettext_lazy("Empty or in use"),
    "size": gettext_lazy("Size of land"),
    "listing": gettext_lazy("Community value"),
    "register": gettext_lazy("Source"),
    "district": gettext_lazy("District"),
    "ward": gettext_lazy("Ward"),
    "ownership": gettext_lazy("Public or not"),
}
ANYTHING = {
    "owner": gettext_lazy("Any owner"),
    "vacancy": gettext_lazy("Empty or not"),
    "size": gettext_lazy("Any size"),
    "listing": gettext_lazy("Listed or not"),
    "district": gettext_lazy("Anywhere"),
}
SWITCH_LABELS = {
    "brownfield": gettext_lazy("In a brownfield register"),
    "differ": gettext_lazy("Sources differ"),
    "disposal": gettext_lazy("Probably left public hands"),
    "unplaced": gettext_lazy("Not on the map"),
    "everything": gettext_lazy("Also what is not public"),
}
CHOICES = {"vacancy": Vacancy, "size": SizeBand, "listing": ListingState, "ownership": Ownership}
IN_VIEW = ("district", "owner", "vacancy", "listing")
FURTHER = ("kind", "use", "tenure", "holding", "size", "register", "ward", "ownership")
VALUED = {"tenure": "tenure", "holding": "holding_type"}


@dataclass(frozen=True, kw_only=True)
class Switch:
    """One filter that is on or off."""

    name: str
    label: str
    on: bool


def filters(facets: Facets, names: tuple[str, ...]) -> list[Filter]:
    """The named filters with their choices; one that would hold nothing to choose is left out."""
    made = [_filter(name, facets.get(FILTERS[name], ())) for name in names]
    return [one for one in made if one.choices]


def _filter(name: str, counts: tuple[FacetCount, ...]) -> Filter:
    return as_filter(
        name,
        counts,
        label=str(LABELS[name]),
        anything=str(ANYTHING.get(name, _("Any"))),
        words=partial(value_label, name),
    )


def value_label(name: str, one: FacetCount) -> str:
    """A value in the field's words."""
    if name in CHOICES and one.value in CHOICES[name].values:
        return str(CHOICES[name](one.value).label)
    if name == "register":
        return register_label(one)
    if name == "kind":
        return kind_of_body(one.value)
    return field_value(VALUED[name], one.label) if name in VALUED else one.label


def switches(asked: QueryDict) -> list[Switch]:
    """The filters that are on or off."""
    return [
        Switch(name=name, label=str(SWITCH_LABELS[name]), on=asked.get(name) in ("1", "on", "true"))
        for name in SWITCHES
    ]


def in_force(asked: QueryDict, shown: list[Filter], address: Callable[[QueryDict], str]) -> list[InForce]:
    """Every filter in force, each with a way to take it off; the words that were typed stand in their own
    field."""
    chips = chosen(asked, shown, address)
    chips += [
        InForce(text=one.label, href=address(without(asked, one.name))) for one in switches(asked) if one.on
    ]
    if asked.get("box"):
        chips.append(InForce(text=_("The area on the map"), href=address(without(asked, "box"))))
    return chips


ORDER_WORDS: Mapping[str, str] = {
    SiteOrder.RELEVANCE: gettext_lazy("Best match first"),
    SiteOrder.NAME: gettext_lazy("By name"),
    SiteOrder.DISTANCE: gettext_lazy("Nearest first"),
    SiteOrder.SIZE: gettext_lazy("Largest first"),
    SiteOrder.CHANGED: gettext_lazy("Changed most lately first"),
}
