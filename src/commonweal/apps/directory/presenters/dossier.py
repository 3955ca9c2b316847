"""One organisation's page: merged facts with sources, its entries, why they are one, its years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.apps.directory.models import Organisation
from commonweal.apps.directory.presenters.words import (
    EXPECTED_FIELDS,
    ORGANISATION_FIELDS,
    REGISTERS,
    entry_words,
    field_label,
    field_value,
    pounds,
    worded,
)
from commonweal.apps.provenance.models import Source
from commonweal.apps.provenance.presenters import Fact, Happening, Rung, Verb, present_facts
from commonweal.apps.provenance.presenters.happenings import Event, happening
from commonweal.apps.provenance.presenters.notes import FactRow
from commonweal.apps.provenance.presenters.reasons import reason_words

FLAGS = {
    "default_address": gettext_lazy(
        "Companies House has no real address of it; the one shown is a stand-in."
    ),
    "postcode_not_found": gettext_lazy(
        "Its postcode is not among those of this region’s postcode file, so it stands in no district here."
    ),
    "charity_and_cic": gettext_lazy(
        "It is entered as a charity and as a community interest company. It cannot be both."
    ),
    "probably_counted_by_its_charity": gettext_lazy(
        "It probably belongs to a charity that is counted already, so its money may be counted twice."
    ),
}
# Where a legal form was read: what each register calls it.
FORM_WORDS = {
    "charity_commission": gettext_lazy("the Charity Commission enters it as “%(found)s”"),
    "companies_house": gettext_lazy("Companies House enters it as “%(found)s”"),
    "fca_mutuals": gettext_lazy("the Mutuals Register enters it as “%(found)s”"),
    "cooperatives_uk": gettext_lazy("Co-operatives UK lists it as “%(found)s”"),
}
FOUND = {
    "charity_is_cio": gettext_lazy("charitable incorporated organisation"),
    "no form given": gettext_lazy("co-operative"),
}
PLACE_FIELDS = ("longitude", "latitude", "name", "activities", "income_year_end")


class YearRow(Protocol):
    """A year of an organisation's money, in pence."""

    year_end: date
    income_pence: int | None
    expenditure_pence: int | None


class LinkRow(Protocol):
    """Two org-ids that are one organisation, why, and what else had to agree."""

    left: str
    right: str
    reason: str
    guard: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a register, with its address there."""

    name: str
    number: str
    href: str


@dataclass(frozen=True, kw_only=True)
class MoneyYear:
    """One year of a chart: figures in pence, and as people read them."""

    label: str
    first: int | None
    first_text: str
    second: int | None
    second_text: str


def organisation_facts(rows: Iterable[FactRow], *, sources: Mapping[str, Source]) -> list[Fact]:
    """The facts of a page in their order; those that people come for say so where no source has them."""
    held = present_facts(rows, sources=sources, label=field_label, value=field_value)
    facts: list[Fact] = []
    for name in dict.fromkeys((*ORGANISATION_FIELDS, *held)):
        if name in PLACE_FIELDS:
            continue
        if name in held:
            facts.append(_with_link(name, held[name]))
        elif name in EXPECTED_FIELDS:
            facts.append(Fact(label=field_label(name), value=_("No source says"), absent=True))
    return facts


def _with_link(name: str, fact: Fact) -> Fact:
    if name != "website" or not fact.value:
        return fact
    address = fact.value if fact.value.startswith(("https://", "http://")) else f"https://{fact.value}"
    return Fact(
        label=fact.label, value=fact.value, sources=fact.sources, versions=fact.versions, href=address
    )


def entries(identifiers: Sequence[str]) -> list[Entry]:
    """The register entries behind the org-ids."""
    return [_entry(identifier) for identifier in identifiers]


def _entry(identifier: str) -> Entry:
    scheme, _dash, number = identifier.rpartition("-")
    name, address = REGISTERS.get(scheme, (scheme, ""))
    return Entry(name=str(name), number=number or identifier, href=address % number if address else "")


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Two entries that are one organisation, in words, and why."""

    left: str
    right: str
    reason: str


def joined_entries(links: Iterable[LinkRow]) -> list[Joined]:
    """Why the entries of an organisation are one."""
    return [
        Joined(
            left=entry_words(link.left),
            right=entry_words(link.right),
            reason="; ".join(filter(None, (reason_words(link.reason), reason_words(link.guard)))),
        )
        for link in links
    ]


def money_years(rows: Iterable[YearRow]) -> list[MoneyYear]:
    """Years from the oldest to the newest, the last row of each year."""
    by_year = {row.year_end: row for row in rows}
    return [
        MoneyYear(
            label=str(end.year),
            first=row.income_pence,
            first_text=pounds(row.income_pence),
            second=row.expenditure_pence,
            second_text=pounds(row.expenditure_pence),
        )
        for end, row in sorted(by_year.items())
    ][-12:]


def organisation_history(events: Iterable[Event], *, sources: Mapping[str, Source]) -> list[Happening]:
    """What happened to an organisation, newest first."""
    happenings = [happening(event, sources=sources) for event in events]
    return sorted(happenings, key=lambda entry: entry.on or date.min, reverse=True)


def rungs(organisation: Organisation) -> list[Rung]:
    """How well an organisation is known, step by step."""
    number = len(organisation.identifiers)
    joined = ngettext("%(n)d entry", "%(n)d entries joined by number", number) % {"n": number}
    return [
        Rung(
            text=_("In a public register"),
            detail=", ".join(map(entry_words, organisation.identifiers)),
            reached=bool(number),
        ),
        Rung(text=_("In more than one"), detail=joined, reached=number > 1),
        Rung(
            text=_("Its sources agree"),
            detail=_("no field differs")
            if not organisation.conflicts_count
            else _("the differences are shown in amber"),
            reached=not organisation.conflicts_count,
        ),
        Rung(
            text=_("It publishes accounts"),
            detail=_("income is known")
            if organisation.income_pence is not None
            else _("no income is published"),
            reached=organisation.income_pence is not None,
        ),
        Rung(
            text=_("It counts as social economy"),
            detail=_counts_because(organisation),
            reached=organisation.in_social_economy,
        ),
    ]


def _counts_because(organisation: Organisation) -> str:
    if organisation.switch:
        return _("it is one of the %(kind)s, counted or not by choice") % {
            "kind": worded(organisation.switch)
        }
    register, _colon, found = organisation.form_basis.partition(": ")
    if register not in FORM_WORDS or not found:
        return _("its legal form is that of a social economy organisation")
    return str(FORM_WORDS[register]) % {"found": FOUND.get(found, found)}


def doubts(organisation: Organisation) -> list[str]:
    """What a reader should know before relying on the record. A flag without a sentence says its code."""
    marked = _("The register’s entry is marked: %(mark)s.")
    return [
        str(FLAGS[flag]) if flag in FLAGS else marked % {"mark": flag.replace("_", " ")}
        for flag in organisation.flags
    ]


def organisation_verbs() -> list[Verb]:
    """What anyone can do about an organisation today."""
    return [
        Verb(text=_("Share"), detail=_("Send the address of this page"), behaviour="share", icon="share-2"),
        Verb(text=_("Print this page"), detail=_("With every source"), behaviour="print", icon="printer"),
    ]
