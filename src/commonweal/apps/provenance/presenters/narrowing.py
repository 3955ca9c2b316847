"""What stands beside every list that can be searched: filters with their counts, what is in force, and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commonweal.apps.provenance.presenters.figures import number
from commonweal.apps.provenance.presenters.happenings import REGISTERS
from commonweal.apps.provenance.queries.masks import FacetCount
from commonweal.apps.provenance.queries.searching import Asked

MOST_CHOICES = 200


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a filter, with how many records it would show."""

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
class InForce:
    """A filter in force, and the address of the same search without it."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """A sentence about a search, with a way to change it."""

    text: str
    href: str = ""
    link: str = ""


def as_filter(
    name: str,
    counts: tuple[FacetCount, ...],
    *,
    label: str,
    anything: str,
    words: Callable[[FacetCount], str],
) -> Filter:
    """A filter with its commonest choices, each in words that begin with a capital."""
    choices = tuple(
        Choice(value=one.value, label=capfirst(words(one)), count=number(one.count), chosen=one.chosen)
        for one in counts[:MOST_CHOICES]
    )
    return Filter(name=name, label=label, anything=anything, choices=choices)


def register_label(one: FacetCount) -> str:
    """What a register holds, in words."""
    return str(REGISTERS.get(one.value, one.label))


def chosen(asked: QueryDict, shown: list[Filter], address: Callable[[QueryDict], str]) -> list[InForce]:
    """Every choice in force, each with a way to take it off."""
    return [
        InForce(text=choice.label, href=address(without(asked, one.name, choice.value)))
        for one in shown
        for choice in one.choices
        if choice.chosen
    ]


def without(asked: QueryDict, name: str, value: str | None = None) -> QueryDict:
    """The same search without one value of a filter, or without the whole filter; from its first page."""
    rest = asked.copy()
    rest.setlist(name, [held for held in rest.getlist(name) if value is not None and held != value])
    rest.pop("page", None)
    return rest


def filters_alone(asked: QueryDict) -> str:
    """The filters of a search as the end of an address: what files and tiles of the same search need."""
    rest = asked.copy()
    for name in ("page", "order"):
        rest.pop(name, None)
    for name in [name for name, values in rest.lists() if not any(values)]:
        del rest[name]
    return rest.urlencode()


def mended_note(asked: Asked | None) -> list[Note]:
    """What was searched for where something else was typed."""
    if asked is None or not asked.mended:
        return []
    typed, now = zip(*asked.mended, strict=True)
    sentence = _("No register has “%(typed)s”. Searched for “%(now)s”.")
    return [Note(text=sentence % {"typed": ", ".join(typed), "now": ", ".join(now)})]
