"""Somebody whose claim to speak for a party was shown, or settled by a steward, becomes its administrator."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._party import record
from commonweal.apps.people.enums import Act, Role, Status
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting, may_settle
from commonweal.apps.people.queries.acting import administrators


def become_administrator(
    *, person: Person, party_kind: str, party_id: str, party_name: str, by: Acting, at: datetime
) -> Membership:
    """Make the membership. Whoever calls has made sure that the claim stands.

    A steward may do it always; somebody for themselves only where the party has no administrator yet: PermissionDenied
    else. ValidationError where they are in already.
    """
    first = administrators(kind=party_kind, id=party_id) == 0
    own = by.signed_in and by.person == str(person.public_id)
    if not (may_settle(by) or (own and first)):
        raise PermissionDenied
    membership = Membership(
        person=person,
        address=person.email,
        party_kind=party_kind,
        party_id=party_id,
        party_name=party_name,
        role=Role.ADMINISTRATOR,
        status=Status.ACTIVE,
        since=at,
    )
    try:
        with transaction.atomic():
            membership.save()
            record(Act.BECOME_ADMINISTRATOR, membership, by=by, at=at)
    except IntegrityError as error:
        raise ValidationError(_("They act for it already.")) from error
    return membership
