"""Organisations that no register holds: found beside the others, and one by its id."""

from __future__ import annotations

from commonweal.apps.directory.models import StatedOrganisation
from commonweal.apps.directory.queries.criteria import OrganisationCriteria
from commonweal.apps.places.queries.meaning import Meaning
from commonweal.apps.provenance.queries.plain_words import plain_words

MOST_SHOWN = 20
SCHEME = "CW-ORG-"
# What only a register says of an organisation: whoever narrows by it asks for none of these.
OF_REGISTERS = ("forms", "sectors", "wards", "incomes", "registers", "statuses")


def stated_organisation(organisation_id: str) -> StatedOrganisation | None:
    """The one with this id, or None: one query."""
    rows = StatedOrganisation.objects.select_related("district")
    return rows.filter(pk=organisation_id.replace("\x00", "")).first()


def stated_matching(criteria: OrganisationCriteria, meaning: Meaning) -> list[StatedOrganisation]:
    """Those that a search means, by name, at most twenty: one query, and none where it narrows by what registers
    say, or asks for a place by its postcode."""
    if any(getattr(criteria, name) for name in OF_REGISTERS) or meaning.postcode or meaning.unknown_postcode:
        return []
    rows = StatedOrganisation.objects.select_related("district")
    if not criteria.closed:
        rows = rows.filter(closed_on=None)
    if criteria.districts:
        rows = rows.filter(district_id__in=criteria.districts)
    for word in plain_words(criteria.words):
        rows = rows.filter(words__contains=f" {word}")
    return list(rows[:MOST_SHOWN])


def words_of(*texts: str) -> str:
    """The words by which a stated organisation is found, each after a blank."""
    return "".join(f" {word}" for text in texts for word in plain_words(text))
