"""Somebody accepts an invitation that came to an address of theirs."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._party import locked, record
from commonweal.apps.people.enums import Act, Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.policy import Acting, is_open
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.parties import verified_addresses


def accept_invitation(*, invitation: Membership, by: Acting, at: datetime) -> Membership:
    """Join. PermissionDenied for anyone whose own address was not invited; ValidationError where the invitation
    has been withdrawn, or they are in already."""
    try:
        with transaction.atomic():
            return _join(invitation, by=by, at=at)
    except IntegrityError as error:
        raise ValidationError(_("You are in already.")) from error


def _join(invitation: Membership, *, by: Acting, at: datetime) -> Membership:
    membership = locked(invitation, status=Status.INVITED)
    check_is_invited(membership, by)
    membership.person, membership.status, membership.since = person_of(by), Status.ACTIVE, at
    membership.save()
    record(Act.ACCEPT_INVITATION, membership, by=by, at=at)
    return membership


def check_is_invited(invitation: Membership, by: Acting) -> None:
    """PermissionDenied for anyone who has not shown that the invited address is theirs, or whose account is limited."""
    own = by.signed_in and is_open(by)
    if not own or invitation.address not in verified_addresses(person_of(by)):
        raise PermissionDenied
