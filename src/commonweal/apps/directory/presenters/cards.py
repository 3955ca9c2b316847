"""An organisation as one card of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from commonweal.apps.directory.models import Organisation, StatedOrganisation
from commonweal.apps.directory.presenters.words import pounds, worded
from commonweal.apps.provenance.presenters import Chip
from commonweal.apps.provenance.presenters.addresses import one_line
from commonweal.apps.provenance.presenters.figures import number


@dataclass(frozen=True, kw_only=True)
class OrganisationCard:
    """One result: its name leads to its page."""

    anchor: str
    name: str
    where: str
    says: str
    href: str
    chips: tuple[Chip, ...]


def organisation_cards(organisations: Iterable[Organisation]) -> list[OrganisationCard]:
    """Cards in the order of the list."""
    return [
        OrganisationCard(
            anchor=organisation.organisation_id,
            name=organisation.name,
            where=address_line(organisation) or _("Address not published"),
            says=Truncator(organisation.activities or "").words(24),
            href=reverse("directory:organisation", args=[organisation.organisation_id]),
            chips=organisation_chips(organisation),
        )
        for organisation in organisations
    ]


def address_line(organisation: Organisation) -> str:
    """Address and postcode in one line, nothing twice."""
    return one_line(organisation.address, organisation.postcode)


def organisation_chips(organisation: Organisation) -> tuple[Chip, ...]:
    """What stands out about an organisation."""
    chips = [
        Chip(text=capfirst(worded(organisation.legal_form)), tone="river"),
        Chip(text=_("Closed"), tone="amber") if organisation.closed_on else None,
        Chip(text=capfirst(worded(organisation.sector))) if organisation.sector else None,
        Chip(text=_("%(pounds)s a year") % {"pounds": pounds(organisation.income_pence)})
        if organisation.income_pence
        else None,
        Chip(text=_("In %(n)s registers") % {"n": number(len(organisation.registers))}, tone="moss")
        if len(organisation.registers) > 1
        else None,
        Chip(text=_("Sources differ"), tone="amber") if organisation.conflicts_count else None,
    ]
    return tuple(chip for chip in chips if chip)


def stated_cards(organisations: Iterable[StatedOrganisation]) -> list[OrganisationCard]:
    """Organisations that no register holds, as cards with their mark."""
    return [
        OrganisationCard(
            anchor=organisation.pk,
            name=organisation.name,
            where=stated_where(organisation),
            says="" if organisation.hidden else Truncator(organisation.what).words(24),
            href=reverse("directory:organisation", args=[organisation.pk]),
            chips=stated_chips(organisation),
        )
        for organisation in organisations
    ]


def stated_where(organisation: StatedOrganisation) -> str:
    """Where it says it is."""
    district = organisation.district.name if organisation.district else ""
    return one_line(district, organisation.postcode) or _("No place stated")


def stated_chips(organisation: StatedOrganisation) -> tuple[Chip, ...]:
    """What it is, and the plain mark."""
    chips = [
        Chip(text=capfirst(organisation.get_kind_display()), tone="river"),
        Chip(text=_("In no register"), tone="amber"),
        Chip(text=_("Closed"), tone="amber") if organisation.closed_on else None,
    ]
    return tuple(chip for chip in chips if chip)
