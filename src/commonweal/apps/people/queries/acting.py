"""Who is asking, from their account and the membership they chose."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from commonweal.apps.people.enums import PartyKind, Role, Standing, Status
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import NOBODY, Acting, ActingFor
from commonweal.apps.people.queries.terms import terms_are_due

SESSION_KEY = "acting_for"


def acting_of(person: Person, *, membership_id: int | None = None) -> Acting:
    """The person, acting by this membership where it is theirs and active. Whose account is closed acts for nobody."""
    if not person.is_active:
        return NOBODY
    if person.standing == Standing.CLOSED:
        return Acting(person=str(person.public_id), name=str(person), standing=Standing.CLOSED)
    memberships = list(person.memberships.active())
    chosen = next((one for one in memberships if one.pk == membership_id), None)
    return Acting(
        person=str(person.public_id),
        name=str(person),
        steward=person.is_staff,
        administrator=person.is_superuser,
        second_factor=has_second_factor(person),
        terms_due=terms_are_due(person),
        verified=person.is_staff or any(one.party_kind == PartyKind.PUBLIC_BODY for one in memberships),
        standing=person.standing,
        by=acting_for(chosen) if chosen else None,
        memberships=len(memberships),
    )


def acting_for(membership: Membership) -> ActingFor:
    """A membership as what somebody acts by."""
    return ActingFor(
        membership_id=membership.pk,
        party_kind=membership.party_kind,
        party_id=membership.party_id,
        party_name=membership.party_name,
        role=membership.role,
        frozen=administrators(kind=membership.party_kind, id=membership.party_id) == 0,
    )


def administrators(*, kind: str, id: str) -> int:
    """How many administrators a party has."""
    return (
        Membership.objects.of_party(kind=kind, id=id)
        .filter(status=Status.ACTIVE, role=Role.ADMINISTRATOR)
        .count()
    )


def has_second_factor(person: Person) -> bool:
    """Whether signing in asks this person for a code or a key besides."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=person, type__in=kinds).exists()


def person_of(acting: Acting) -> Person:
    """The account of whoever acts. Person.DoesNotExist for a visitor."""
    return Person.objects.get(public_id=acting.person) if acting.person else Person.objects.none().get()
