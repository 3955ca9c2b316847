"""The people of organisations and public bodies."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from commonweal.apps.people.enums import Role, Status
from commonweal.apps.people.models import Membership, Person, folded
from commonweal.apps.people.policy import ADMINISTRATORS_NEEDED


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """The people of one party: those who count, those who are asked, and how many administrators it has."""

    members: list[Membership]
    invited: list[Membership]
    administrators: int

    @property
    def frozen(self) -> bool:
        """Whether nobody may act for it."""
        return self.administrators == 0

    @property
    def short(self) -> bool:
        """Whether it has fewer administrators than it should."""
        return self.administrators < ADMINISTRATORS_NEEDED


def party(*, kind: str, id: str) -> Party:
    """The people of a party, administrators first."""
    rows = list(Membership.objects.of_party(kind=kind, id=id).open().select_related("person", "invited_by"))
    rows.sort(key=lambda one: (one.role != Role.ADMINISTRATOR, str(one.person or one.address).casefold()))
    members = [one for one in rows if one.status == Status.ACTIVE]
    return Party(
        members=members,
        invited=[one for one in rows if one.status == Status.INVITED],
        administrators=sum(one.role == Role.ADMINISTRATOR for one in members),
    )


def verified_addresses(person: Person) -> set[str]:
    """The addresses that this person has shown to be theirs."""
    rows = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return {folded(address) for address in rows}


def invitations_for(person: Person) -> QuerySet[Membership]:
    """The invitations to this person's own addresses."""
    return Membership.objects.filter(status=Status.INVITED, address__in=verified_addresses(person))


def is_member(*, address: str, kind: str, id: str) -> bool:
    """Whether somebody with this address is in a party already."""
    owners = EmailAddress.objects.filter(email=folded(address), verified=True).values("user")
    return Membership.objects.of_party(kind=kind, id=id).active().filter(person__in=owners).exists()
