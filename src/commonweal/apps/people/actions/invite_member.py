"""An administrator asks somebody to join, in a role, by e-mail."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._party import check_role, record
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership, folded
from commonweal.apps.people.policy import Acting, may_manage_people
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.parties import is_member


def invite_member(*, address: str, role: str, by: Acting, at: datetime) -> Membership:
    """Invite an address to the party that `by` acts for.

    PermissionDenied for anyone but its administrators; ValidationError where the address is a member already or
    is asked already.
    """
    party = by.by
    if party is None or not may_manage_people(by, kind=party.party_kind, id=party.party_id):
        raise PermissionDenied
    check_role(role, party_kind=party.party_kind)
    if is_member(address=address, kind=party.party_kind, id=party.party_id):
        raise ValidationError({"address": _("This person is here already.")})
    invitation = Membership(
        address=folded(address),
        party_kind=party.party_kind,
        party_id=party.party_id,
        party_name=party.party_name,
        role=role,
        status=Status.INVITED,
        invited_by=person_of(by),
        invited_at=at,
    )
    keep_invitation(invitation, act=Act.INVITE_MEMBER, by=by, at=at)
    return invitation


def keep_invitation(invitation: Membership, *, act: str, by: Acting, at: datetime) -> None:
    """Save an invitation and record it; its letter leaves when both stand."""
    try:
        with transaction.atomic():
            invitation.clean_fields(exclude=["person", "invited_by"])
            invitation.save()
            record(act, invitation, by=by, at=at)
    except IntegrityError as error:
        raise ValidationError({"address": _("This address is invited already.")}) from error
