"""An administrator gives somebody another role."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.actions._party import check_may_manage, check_role, locked, record
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: Acting, at: datetime) -> Membership:
    """Change what somebody is. PermissionDenied for anyone but the party's administrators; ValidationError for
    a role that it does not have."""
    now = locked(membership, status=Status.ACTIVE)
    check_may_manage(by, now)
    check_role(role, party_kind=now.party_kind)
    before, now.role = now.role, role
    now.save()
    record(Act.CHANGE_ROLE, now, by=by, at=at, before=before)
    return now
