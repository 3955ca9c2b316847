"""Display names as something that can be reported and hidden."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commonweal.apps.people.models import Person
from commonweal.apps.people.queries.moderated import Moderated

KIND = "name"
CALLED = _("a person’s name")


def subject_of(id: str) -> Moderated | None:
    """The name of the account with this public id; None where there is none, or it was deleted."""
    person = _person(id)
    if person is None:
        return None
    return Moderated(title=str(person), address="", words=person.display_name, person=person)


def hide(id: str, *, at: datetime) -> None:
    """Other words stand in the name's place, until another name is chosen."""
    Person.objects.filter(public_id=id).update(name_hidden=True)


def show(id: str, *, at: datetime) -> None:
    """The name stands there again."""
    Person.objects.filter(public_id=id).update(name_hidden=False)


def _person(id: str) -> Person | None:
    try:
        return Person.objects.filter(public_id=UUID(id), pseudonymised_at=None).first()
    except ValueError:
        return None
