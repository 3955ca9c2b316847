"""An administrator takes an invitation back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.actions._party import check_may_manage, end, locked, record
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting


@transaction.atomic
def withdraw_invitation(*, invitation: Membership, by: Acting, at: datetime) -> Membership:
    """Take it back before it is accepted. PermissionDenied for anyone but the party's administrators."""
    membership = locked(invitation, status=Status.INVITED)
    check_may_manage(by, membership)
    end(membership, at=at)
    record(Act.WITHDRAW_INVITATION, membership, by=by, at=at)
    return membership
