"""Somebody changes what they are called, or the language and time zone of their letters."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import Acting, is_open
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def change_details(*, display_name: str, language: str, time_zone: str, by: Acting, at: datetime) -> Person:
    """Change one’s own details; the journal names which, not what they were. PermissionDenied for a visitor and for an
    account that is limited. Another name is shown, whatever was decided about the one before."""
    if not by.signed_in or not is_open(by):
        raise PermissionDenied
    person = person_of(by)
    wanted = {"display_name": display_name, "language": language, "time_zone": time_zone}
    changed = sorted(name for name, value in wanted.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, wanted[name])
    person.name_hidden = person.name_hidden and "display_name" not in changed
    person.save()
    if changed:
        record_act(
            act=Act.CHANGE_DETAILS,
            subject=Subject("person", by.person),
            by=by.actor,
            at=at,
            after={"changed": ", ".join(changed)},
        )
    return person
