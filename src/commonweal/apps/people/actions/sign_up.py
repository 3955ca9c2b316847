"""Somebody opens an account."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.actions.accept_terms import accept_terms
from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def sign_up(*, person: Person, display_name: str, accepts: bool, by: Acting, at: datetime) -> Person:
    """Name a new account, and record it and the terms where they were accepted."""
    person.display_name = display_name
    person.save()
    record_act(act=Act.SIGN_UP, subject=Subject("person", str(person.public_id)), by=by.actor, at=at)
    if accepts:
        accept_terms(by=by, at=at)
    return person
