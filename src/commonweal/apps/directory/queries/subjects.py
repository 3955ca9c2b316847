"""An organisation as claims know it: one of a register, or one that its members state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.apps.directory.models import Organisation, OrganisationAlias, StatedOrganisation
from commonweal.apps.directory.policy import own_domain


@dataclass(frozen=True, kw_only=True, slots=True)
class Claimable:
    """What a claim can rest on: the name, its register entries, and the domain and postal address that its
    register publishes; both empty where there is none."""

    organisation_id: str
    name: str
    identifiers: tuple[str, ...] = ()
    domain: str = ""
    website: str = ""
    postal: str = ""
    closed_on: date | None = None
    gone_on: date | None = None
    as_of: date | None = None
    stated: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether a register closed it, or lost it."""
        return bool(self.closed_on or self.gone_on)


def claimable(organisation_id: str) -> Claimable | None:
    """The organisation with this id, or with the id that this one leads to now; None where there is none.

    One query for an organisation of a register.
    """
    found = _of_register(organisation_id) or _stated(organisation_id)
    if found is None and (now := _present_id(organisation_id)):
        return _of_register(now)
    return found


def _of_register(organisation_id: str) -> Claimable | None:
    row = Organisation.objects.filter(organisation_id=organisation_id).first()
    if row is None:
        return None
    stand_in = "default_address" in (row.flags or ())
    address = "" if stand_in else "\n".join(filter(None, (row.address, row.postcode)))
    return Claimable(
        organisation_id=row.organisation_id,
        name=row.name,
        identifiers=tuple(row.identifiers or ()),
        domain=own_domain(row.website),
        website=row.website or "",
        postal=address if row.address and row.postcode else "",
        closed_on=row.closed_on,
        gone_on=row.gone_on,
        as_of=row.last_seen,
    )


def _stated(organisation_id: str) -> Claimable | None:
    row = StatedOrganisation.objects.filter(pk=organisation_id).first()
    if row is None:
        return None
    return Claimable(organisation_id=row.pk, name=row.name, closed_on=row.closed_on, stated=True)


def _present_id(organisation_id: str) -> str | None:
    aliases = OrganisationAlias.objects.filter(former_id=organisation_id)
    return aliases.values_list("organisation_id", flat=True).first()
