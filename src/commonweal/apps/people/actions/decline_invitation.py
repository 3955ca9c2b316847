"""Somebody says no to an invitation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.actions._party import end, locked, record
from commonweal.apps.people.actions.accept_invitation import check_is_invited
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting


@transaction.atomic
def decline_invitation(*, invitation: Membership, by: Acting, at: datetime) -> Membership:
    """Say no. PermissionDenied for anyone whose own address was not invited."""
    membership = locked(invitation, status=Status.INVITED)
    check_is_invited(membership, by)
    end(membership, at=at)
    record(Act.DECLINE_INVITATION, membership, by=by, at=at)
    return membership
