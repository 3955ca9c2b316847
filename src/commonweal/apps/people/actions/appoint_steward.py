"""An administrator of the site says who is a steward, and who is no longer."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.people.actions._telling import tell_of_steward
from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import Acting, may_appoint_stewards
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def appoint_steward(*, person: Person, steward: bool = True, by: Acting, at: datetime) -> Person:
    """Make somebody a steward, or no longer one. PermissionDenied for anyone but the site's administrators."""
    if not may_appoint_stewards(by):
        raise PermissionDenied
    now = Person.objects.select_for_update().get(pk=person.pk)
    before, now.is_staff = now.is_staff, steward
    now.save()
    record_act(
        act=Act.APPOINT_STEWARD,
        subject=Subject("person", str(now.public_id)),
        by=by.actor,
        at=at,
        before={"steward": str(before)},
        after={"steward": str(steward)},
    )
    if before != steward:
        tell_of_steward(now, by=by, at=at)
    return now
