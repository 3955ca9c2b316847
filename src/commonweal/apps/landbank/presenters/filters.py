"""The filters beside a list of sites: what may be chosen, how many sites each choice shows, what is in
force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.landbank.enums import ListingState, Ownership, SiteOrder, SizeBand, Vacancy
from commonweal.apps.landbank.presenters.words import number
from commonweal.apps.landbank.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.landbank.queries.counting import Facets
from commonweal.apps.provenance.presenters.happenings import REGISTERS
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
MOST_CHOICES = 200


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a filter, with how many sites it would show."""

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

    @property
    def in_force(self) -> bool:
        """Whether something is chosen."""
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, kw_only=True)
class Switch:
    """One filter that is on or off."""

    name: str
    label: str
    on: bool


@dataclass(frozen=True, kw_only=True)
class InForce:
    """A filter in force, and the address of the same search without it."""

    text: str
    href: str


def filters(facets: Facets, names: tuple[str, ...]) -> list[Filter]:
    """The named filters with their choices; one that would hold nothing to choose is left out."""
    made = [_filter(name, facets.get(FILTERS[name], ())) for name in names]
    return [one for one in made if one.choices]


def _filter(name: str, counts: tuple[FacetCount, ...]) -> Filter:
    choices = tuple(
        Choice(value=one.value, label=value_label(name, one), count=number(one.count), chosen=one.chosen)
        for one in counts[:MOST_CHOICES]
    )
    return Filter(
        name=name, label=str(LABELS[name]), anything=str(ANYTHING.get(name, _("Any"))), choices=choices
    )


def value_label(name: str, one: FacetCount) -> str:
    """A value in the field's words."""
    if name in CHOICES and one.value in CHOICES[name].values:
        label = str(CHOICES[name](one.value).label)
        return label[:1].upper() + label[1:]
    if name == "register":
        label = str(REGISTERS.get(one.value, one.label))
        return label[:1].upper() + label[1:]
    return one.label


def switches(asked: QueryDict) -> list[Switch]:
    """The filters that are on or off."""
    return [
        Switch(name=name, label=str(SWITCH_LABELS[name]), on=asked.get(name) in ("1", "on", "true"))
        for name in SWITCHES
    ]


def in_force(asked: QueryDict, shown: list[Filter], address: Callable[[QueryDict], str]) -> list[InForce]:
    """Every filter in force, each with a way to take it off; the words that were typed stand in their own
    field."""
    chips = [
        InForce(text=choice.label, href=address(_without(asked, one.name, choice.value)))
        for one in shown
        for choice in one.choices
        if choice.chosen
    ]
    chips += [
        InForce(text=one.label, href=address(_without(asked, one.name))) for one in switches(asked) if one.on
    ]
    if asked.get("box"):
        chips.append(InForce(text=_("The area on the map"), href=address(_without(asked, "box"))))
    return chips


def _without(asked: QueryDict, name: str, value: str | None = None) -> QueryDict:
    rest = asked.copy()
    kept = [held for held in rest.getlist(name) if value is not None and held != value]
    rest.setlist(name, kept)
    rest.pop("page", None)
    return rest


ORDER_WORDS: Mapping[str, str] = {
    SiteOrder.RELEVANCE: gettext_lazy("Best match first"),
    SiteOrder.NAME: gettext_lazy("By name"),
    SiteOrder.DISTANCE: gettext_lazy("Nearest first"),
    SiteOrder.SIZE: gettext_lazy("Largest first"),
    SiteOrder.CHANGED: gettext_lazy("Changed most lately first"),
}
