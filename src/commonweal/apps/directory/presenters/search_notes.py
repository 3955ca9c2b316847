"""How a search was understood, and what to do where it found nothing."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.apps.directory.queries.searching import OrganisationPage
from commonweal.apps.provenance.presenters import Empty, Way
from commonweal.apps.provenance.presenters.narrowing import InForce, Note, mended_note


def search_notes(found: OrganisationPage) -> list[Note]:
    """What was made of the words."""
    notes = mended_note(found.meaning.asked)
    if found.meaning.postcode and found.total:
        notes.append(Note(text=_("Registered within a mile of the middle of the postcode.")))
    return notes


def nothing_found(found: OrganisationPage, active: list[InForce]) -> Empty:
    """Why nothing was found, and the ways out."""
    if found.version == "none":
        why = _("This site has no snapshot. Whoever runs it can load one: commonweal load.")
        return Empty(title=_("Nothing has been loaded yet"), why=why)
    every = Way(text=_("See every organisation"), href=reverse("directory:search"))
    off = tuple(Way(text=_("Take off “%(filter)s”") % {"filter": one.text}, href=one.href) for one in active)
    if found.meaning.unknown_postcode:
        why = _(
            "%(postcode)s is not a postcode of this region. It may be new, closed, or have a typing error."
        )
        return Empty(
            title=_("No such postcode here"),
            why=why % {"postcode": found.meaning.unknown_postcode},
            ways=(every,),
        )
    why = _("No register has an organisation with all of this. Try fewer words, or take a filter off.")
    return Empty(title=_("No organisations match"), why=why, ways=(*off, every))
