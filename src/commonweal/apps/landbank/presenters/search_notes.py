"""How a search was understood, and what to do where it found nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.apps.landbank.queries.searching import SitePage
from commonweal.apps.provenance.presenters import Empty, Way
from commonweal.apps.provenance.presenters.narrowing import InForce, Note, mended_note

WIDER = (5_000, 16_000)


def search_notes(found: SitePage, asked: QueryDict, address: Callable[[QueryDict], str]) -> list[Note]:
    """What was made of the words: mended typing errors, and the circle around a postcode."""
    notes = mended_note(found.meaning.asked)
    if found.meaning.postcode and found.meaning.near and found.total:
        text = _within(found.meaning.near.radius_m)
        notes.append(Note(text=text, href=address(_wider(asked, WIDER[0])), link=_("Look further")))
    return notes


def _within(radius_m: float) -> str:
    """How far round a postcode was looked."""
    miles = max(round(radius_m / 1609.344), 1)
    sentence = ngettext(
        "Within a mile of the middle of the postcode.",
        "Within %(n)d miles of the middle of the postcode.",
        miles,
    )
    return sentence % {"n": miles} if miles > 1 else sentence


def _wider(asked: QueryDict, radius: int) -> QueryDict:
    wider = asked.copy()
    wider["radius"] = str(radius)
    wider.pop("page", None)
    return wider


def nothing_found(found: SitePage, asked: QueryDict, active: list[InForce]) -> Empty:
    """Why nothing was found, and the ways out."""
    every = Way(text=_("See every site"), href=reverse("landbank:search"))
    off = tuple(Way(text=_("Take off “%(filter)s”") % {"filter": one.text}, href=one.href) for one in active)
    if found.version == "none":
        return Empty(
            title=_("Nothing has been loaded yet"),
            why=_("This site has no snapshot. Whoever runs it can load one: commonweal load."),
        )
    if found.meaning.unknown_postcode:
        why = _(
            "%(postcode)s is not a postcode of this region. It may be new, closed, or have a typing error."
        )
        return Empty(
            title=_("No such postcode here"),
            why=why % {"postcode": found.meaning.unknown_postcode},
            ways=(every,),
        )
    if found.meaning.postcode:
        return Empty(
            title=_("Nothing within a mile"),
            why=_("No public site is known so near to it."),
            ways=(*_farther(asked), *off),
        )
    why = _("No register has a site with all of this. Try fewer words, or take a filter off.")
    return Empty(title=_("No sites match"), why=why, ways=(*off, every))


def _farther(asked: QueryDict) -> tuple[Way, ...]:
    search = reverse("landbank:search")
    return tuple(
        Way(
            text=_("Look within %(n)d miles") % {"n": radius // 1600},
            href=f"{search}?{_wider(asked, radius).urlencode()}",
        )
        for radius in WIDER
    )
