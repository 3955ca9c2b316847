"""An administrator makes a colleague administrator in their own place."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._party import check_may_manage, locked, record
from commonweal.apps.people.enums import Act, Role, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting


@transaction.atomic
def hand_over(*, membership: Membership, to: Membership, by: Acting, at: datetime) -> Membership:
    """`to` becomes administrator, and the giver takes the role that `to` had.

    PermissionDenied where `membership` is not the giver's own; ValidationError where both are one, or of
    different parties.
    """
    giver, taker = (locked(one, status=Status.ACTIVE) for one in (membership, to))
    check_may_manage(by, giver)
    if by.by is None or giver.pk != by.by.membership_id:
        raise PermissionDenied
    same_party = (giver.party_kind, giver.party_id) == (taker.party_kind, taker.party_id)
    if not same_party or taker.role == Role.ADMINISTRATOR:
        raise ValidationError(_("Choose a colleague who is not an administrator yet."))
    giver.role, taker.role = taker.role, giver.role
    giver.save()
    taker.save()
    record(Act.HAND_OVER, giver, by=by, at=at, before=taker.role)
    record(Act.HAND_OVER, taker, by=by, at=at, before=giver.role)
    return taker
