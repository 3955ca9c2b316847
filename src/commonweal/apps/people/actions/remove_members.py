"""A steward ends every membership of a party whose claim to it was settled in favour of somebody else."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.people.actions._party import end, record
from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting, may_settle


@transaction.atomic
def remove_members(*, party_kind: str, party_id: str, by: Acting, at: datetime) -> list[Membership]:
    """End them all, invitations too; each is an entry of the journal. PermissionDenied for anyone but a steward with a
    second factor."""
    if not may_settle(by):
        raise PermissionDenied
    rows = Membership.objects.of_party(kind=party_kind, id=party_id).open().select_for_update(of=("self",))
    ended = list(rows.select_related("person"))
    for membership in ended:
        end(membership, at=at)
        record(Act.REMOVE_MEMBERS, membership, by=by, at=at)
    return ended
