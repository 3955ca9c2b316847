"""What happened, in the field's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.provenance.models import Change, Source
from commonweal.apps.provenance.presenters.notes import source_note
from commonweal.apps.provenance.presenters.parts import Happening

# What each kind of event says of its subject, and its tone.
KINDS = {
    "probable disposal": (gettext_lazy("probably left public hands"), "brick"),
    "owner changed": (gettext_lazy("passed to another public owner"), "amber"),
    "title appeared": (gettext_lazy("has a title that is new under a public owner"), "moss"),
    "acquired": (gettext_lazy("came into public hands"), "moss"),
    "nominated": (gettext_lazy("was nominated as an asset of community value"), "moss"),
    "nomination decided": (gettext_lazy("had its nomination decided"), "moss"),
    "notice of sale received": (gettext_lazy("is for sale: its owner told the council"), "brick"),
    "listing ends": (gettext_lazy("stops being a listed asset of community value"), "amber"),
    "added to the brownfield register": (gettext_lazy("was added to the brownfield register"), ""),
    "left the brownfield register": (gettext_lazy("left the brownfield register"), "amber"),
    "planning permission": (gettext_lazy("was given planning permission"), ""),
    "appeared in a register": (gettext_lazy("appeared in a register"), ""),
    "left a register": (gettext_lazy("left a register"), "amber"),
    "vacancy changed": (gettext_lazy("changed in use"), "amber"),
    "purpose changed": (gettext_lazy("is held for another reason"), ""),
    "tenure changed": (gettext_lazy("changed in tenure"), ""),
    "tenure_detail changed": (gettext_lazy("changed in its detail of tenure"), ""),
    "owner_name changed": (gettext_lazy("passed to another owner"), "amber"),
    "ownership changed": (gettext_lazy("changed in ownership"), "amber"),
    "planning_status changed": (gettext_lazy("changed in planning"), ""),
    "listing changed": (gettext_lazy("changed on the list of assets of community value"), "moss"),
    "name changed": (gettext_lazy("changed its name"), ""),
    "status changed": (gettext_lazy("changed in standing"), "amber"),
    "legal_form changed": (gettext_lazy("changed its legal form"), "amber"),
    "address changed": (gettext_lazy("changed its address"), ""),
    "charity removed": (gettext_lazy("was removed from the register of charities"), "amber"),
    "company dissolved": (gettext_lazy("was dissolved as a company"), "amber"),
    "society deregistered": (gettext_lazy("was deregistered as a society"), "amber"),
    "co-operative dissolved": (gettext_lazy("was dissolved as a co-operative"), "amber"),
}

REGISTERS = {
    "land_assets": gettext_lazy("land and building assets"),
    "brownfield_land": gettext_lazy("brownfield land"),
    "community_value": gettext_lazy("assets of community value"),
    "corporate_ownership": gettext_lazy("corporate ownership"),
    "inspire_polygons": gettext_lazy("index polygons"),
    "charity_commission": gettext_lazy("charities"),
    "companies_house": gettext_lazy("companies"),
    "fca_mutuals": gettext_lazy("mutual societies"),
    "cooperatives_uk": gettext_lazy("co-operatives"),
    "postcodes": gettext_lazy("postcodes"),
    "boundaries": gettext_lazy("boundaries"),
    "public_bodies": gettext_lazy("public bodies"),
}


class Event(Protocol):
    """Something that happened, as a dossier or the list of changes holds it."""

    on: date
    kind: str
    was: str | None
    became: str | None
    source_id: str | None
    row: int | None


def kind_words(kind: str) -> str:
    """What a kind of event says of its subject; a kind without words says its own."""
    return str(KINDS[kind][0]) if kind in KINDS else kind.replace("_", " ")


def register_words(text: str | None) -> str | None:
    """A register's name, or several with commas, in words; any other text as it is."""
    names = (text or "").split(", ")
    return ", ".join(str(REGISTERS[name]) for name in names) if REGISTERS.keys() >= set(names) else text


def detail_of(kind: str, was: str | None, now: str | None) -> str:
    """What an event says besides its kind."""
    if kind == "probable disposal" and was:
        return _("was held by %(owner)s") % {"owner": was}
    return became(was, now)


def became(was: str | None, now: str | None) -> str:
    """From what to what, in words; nothing where nothing is said."""
    was, now = register_words(was), register_words(now)
    if was and now:
        return _("from “%(was)s” to “%(now)s”") % {"was": was, "now": now}
    return f"“{now or was}”" if now or was else ""


def happening(event: Event, *, sources: Mapping[str, Source]) -> Happening:
    """One entry of a timeline."""
    words = kind_words(event.kind)
    detail = detail_of(event.kind, event.was, event.became)
    return Happening(
        on=event.on,
        text=words[:1].upper() + words[1:],
        detail=detail,
        source=source_note(sources, event.source_id, event.row),
        tone=KINDS[event.kind][1] if event.kind in KINDS else "",
    )


def changes(
    rows: Iterable[Change], *, sources: Mapping[str, Source], address: Callable[[Change], str]
) -> list[Happening]:
    """Changes as the rows of a feed, each with its subject."""
    return [
        Happening(
            on=row.on,
            subject=row.name,
            href=address(row),
            text=kind_words(row.kind),
            detail=detail_of(row.kind, row.was, row.became),
            source=source_note(sources, row.source_id, row.row),
            tone=KINDS[row.kind][1] if row.kind in KINDS else "",
        )
        for row in rows
    ]
