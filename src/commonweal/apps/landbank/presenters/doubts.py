"""What a reader should doubt about a site, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.apps.landbank.models import Site

SENTENCES = {
    "outside_district": lambda: _(
        "Its point lies well outside the district of the body that published it. The body may own land"
        " elsewhere, or a digit may be wrong."
    ),
    "swapped_coordinates": lambda: _(
        "Its publisher has longitude and latitude in each other’s place. They are read the right way round"
        " here."
    ),
    "point_outside_britain": lambda: _("Its published point lies outside Britain and is not used."),
    "point_from_outline": lambda: _("Its point is the middle of its outline."),
}


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """A doubt with its heading."""

    title: str
    text: str


def doubts(site: Site) -> list[Doubt]:
    """The doubts of a site. A flag without a sentence is shown by its own code, so that none is hidden."""
    found = [Doubt(title=_("Look twice"), text=_sentence(flag)) for flag in site.flags]
    if site.probable_disposal:
        text = _(
            "One of its titles stood under a public body and does not any more. It was probably sold or given"
            " up."
        )
        found.insert(0, Doubt(title=_("Probably left public hands"), text=text))
    return found


def _sentence(flag: str) -> str:
    if flag in SENTENCES:
        return SENTENCES[flag]()
    return _("The register’s row is marked: %(mark)s.") % {"mark": flag.replace("_", " ")}
