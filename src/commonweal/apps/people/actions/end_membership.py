"""An administrator ends somebody's membership."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.actions._party import check_may_manage, end, locked, record
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting


@transaction.atomic
def end_membership(*, membership: Membership, by: Acting, at: datetime) -> Membership:
    """End it from this moment on. PermissionDenied for anyone but the party's administrators."""
    now = locked(membership, status=Status.ACTIVE)
    check_may_manage(by, now)
    end(now, at=at)
    record(Act.END_MEMBERSHIP, now, by=by, at=at)
    return now
