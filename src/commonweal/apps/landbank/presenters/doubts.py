"""What a reader should doubt about a site, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.landbank.models import Site

# One sentence for every flag that registers and reconciliation put on a site.
SENTENCES = {
    "outside_district": gettext_lazy(
        "Its point lies well outside the district of the body that published it. The body may own land"
        " elsewhere, or a digit may be wrong."
    ),
    "swapped_coordinates": gettext_lazy(
        "Its publisher has longitude and latitude in each other’s place. That point is not used until it is"
        " put right."
    ),
    "geocentric_coordinates": gettext_lazy(
        "Its published point is measured from the middle of the earth, not on a map. It is not used until it is"
        " put right."
    ),
    "outside_great_britain": gettext_lazy("Its published point lies outside Great Britain and is not used."),
    "point_from_outline": gettext_lazy("Its point is the middle of its outline."),
    "dates_out_of_order": gettext_lazy(
        "Its dates on the list of assets of community value cannot all be right: one comes before another that"
        " it should follow."
    ),
    "protected_period_start": gettext_lazy(
        "Its list gives another day than the owner’s notice for the start of the protected period. By law that"
        " period begins with the notice."
    ),
    "formula_mark": gettext_lazy(
        "Its published name begins with a sign that a spreadsheet would run as a formula. The sign is left out"
        " here."
    ),
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
        return str(SENTENCES[flag])
    return _("The register’s row is marked: %(mark)s.") % {"mark": flag.replace("_", " ")}
