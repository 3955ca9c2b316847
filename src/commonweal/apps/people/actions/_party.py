"""What the acts on memberships share: the locked row, and the words of the journal."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from commonweal.apps.people.actions._telling import tell_of_membership
from commonweal.apps.people.enums import Status
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import ROLES, Acting, may_manage_people
from commonweal.apps.provenance.actions.record_act import Subject, record_act


def locked(membership: Membership, *, status: str) -> Membership:
    """The membership as it is now, kept from others until the act is done. ValidationError where it has
    moved on."""
    now = Membership.objects.select_for_update().get(pk=membership.pk)
    if now.status != status:
        raise ValidationError(_("This has changed in the meantime. Look at it again before you go on."))
    return now


def check_may_manage(by: Acting, membership: Membership) -> None:
    """PermissionDenied for anyone but an administrator who acts for the party."""
    if not may_manage_people(by, kind=membership.party_kind, id=membership.party_id):
        raise PermissionDenied


def check_role(role: str, *, party_kind: str) -> None:
    """ValidationError for a role that such a party does not have."""
    if role not in ROLES.get(party_kind, ()):
        raise ValidationError(_("There is no such role here."))


def end(membership: Membership, *, at: datetime) -> None:
    """Close a membership with its date."""
    membership.status, membership.until = Status.ENDED, at
    membership.save()


def record(
    act: str, membership: Membership, *, by: Acting, at: datetime, before: str = "", after: str = ""
) -> None:
    """Write what became of a membership, and have those told whom it concerns. Whose it is, the journal names by
    public id alone."""
    person: Person | None = membership.person
    about = {"party": f"{membership.party_kind}:{membership.party_id}"}
    if person:
        about["of"] = str(person.public_id)
    record_act(
        act=act,
        subject=Subject("membership", str(membership.pk)),
        by=by.actor,
        at=at,
        before={"role": before} if before else None,
        after={**about, "role": after or membership.role, "status": membership.status},
    )
    tell_of_membership(act, membership, by=by, at=at)
