"""Who is told of what happens at a public body's desk, in a party, and to the site: people by what they may do."""

from __future__ import annotations

from commonweal.apps.people.enums import Responsibility, Role, Status
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import responsibilities_of


def people_who(responsibility: Responsibility, *, kind: str, id: str) -> list[Person]:
    """The people of a party whose role has this responsibility."""
    members = Membership.objects.of_party(kind=kind, id=id).active().select_related("person")
    return [
        one.person
        for one in members.order_by("pk")
        if one.person.is_active
        and responsibility in responsibilities_of(role=one.role, party_kind=one.party_kind)
    ]


def administrators_of(*, kind: str, id: str) -> list[Person]:
    """The administrators of a party."""
    members = Membership.objects.of_party(kind=kind, id=id).filter(
        status=Status.ACTIVE, role=Role.ADMINISTRATOR, person__is_active=True
    )
    return [one.person for one in members.select_related("person").order_by("pk")]


def stewards() -> list[Person]:
    """The stewards of the site."""
    return list(Person.objects.filter(is_staff=True, is_active=True).order_by("pk"))


def person_known_as(public_id: str) -> Person | None:
    """The account with this public id, while it has a name; None otherwise."""
    return Person.objects.filter(public_id=public_id, is_active=True).first() if public_id else None


def names_by_id(public_ids: set[str]) -> dict[str, str]:
    """What people are called now, by public id; of an account that was deleted, that somebody has left."""
    known = Person.objects.filter(public_id__in=public_ids - {""})
    return {str(person.public_id): str(person) for person in known}
