"""An account's standing follows from the decisions in force about it."""

from __future__ import annotations

from commonweal.apps.people.models import Person
from commonweal.apps.people.queries.moderation import standing_by_decisions


def settle_standing(person: Person | None) -> None:
    """Write down what the decisions in force leave open to an account."""
    if person is not None:
        Person.objects.filter(pk=person.pk).update(standing=standing_by_decisions(person))
