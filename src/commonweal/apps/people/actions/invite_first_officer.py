"""A steward invites the first administrator of a public body, or of a party that has none left."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from commonweal.apps.people.actions.invite_member import keep_invitation
from commonweal.apps.people.enums import Act, Role, Status
from commonweal.apps.people.models import Membership, folded
from commonweal.apps.people.policy import Acting, is_at_domain, may_settle
from commonweal.apps.people.queries.acting import administrators, person_of


def invite_first_officer(
    *,
    party_kind: str,
    party_id: str,
    party_name: str,
    address: str,
    domains: tuple[str, ...],
    sure: bool = False,
    by: Acting,
    at: datetime,
) -> Membership:
    """Invite an administrator at the party's own domain (`domains`), or elsewhere where the steward is `sure`.

    PermissionDenied for anyone but a steward with a second factor; ValidationError where the party has two
    administrators, or the address is elsewhere.
    """
    if not may_settle(by):
        raise PermissionDenied
    if administrators(kind=party_kind, id=party_id) > 1:
        raise ValidationError(_("It has two administrators already: they invite their colleagues."))
    if not sure and not any(is_at_domain(address, domain) for domain in domains):
        raise ValidationError(
            {"address": _("This address is not at its own domain. Say how you know that it is theirs.")}
        )
    invitation = Membership(
        address=folded(address),
        party_kind=party_kind,
        party_id=party_id,
        party_name=party_name,
        role=Role.ADMINISTRATOR,
        status=Status.INVITED,
        invited_by=person_of(by),
        invited_at=at,
    )
    keep_invitation(invitation, act=Act.INVITE_FIRST_OFFICER, by=by, at=at)
    return invitation
