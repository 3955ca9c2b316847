"""Somebody leaves."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.people.actions._party import end, locked, record
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting


@transaction.atomic
def leave_party(*, membership: Membership, by: Acting, at: datetime) -> Membership:
    """End one's own membership; anybody may, at any time. PermissionDenied where it is somebody else's."""
    now = locked(membership, status=Status.ACTIVE)
    if now.person is None or str(now.person.public_id) != by.person:
        raise PermissionDenied
    end(now, at=at)
    record(Act.LEAVE_PARTY, now, by=by, at=at)
    return now
