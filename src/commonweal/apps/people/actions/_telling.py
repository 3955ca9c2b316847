"""What people are told of these acts: another part knows how, and `PEOPLE_TOLD_BY` names its module."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from django.conf import settings

from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting


def tell_of_membership(act: str, membership: Membership, *, by: Acting, at: datetime) -> None:
    """Hand over what became of a membership, in the transaction of the act."""
    import_module(settings.PEOPLE_TOLD_BY).membership(act, membership, by=by, at=at)


def tell_of_steward(person: Person, *, by: Acting, at: datetime) -> None:
    """Hand over that somebody is a steward now, or no longer."""
    import_module(settings.PEOPLE_TOLD_BY).steward(person, by=by, at=at)
