"""Somebody says: I speak for this organisation."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import (
    administrators,
    day,
    existing,
    keep_register_evidence,
    locked_row,
    open_claims_on,
    record,
    settle_standing,
)
from commonweal.apps.directory.actions._letters import CONTESTED, tell
from commonweal.apps.directory.enums import Act, ClaimState
from commonweal.apps.directory.models import Claim, ClaimedOrganisation
from commonweal.apps.directory.policy import MOST_OPEN_CLAIMS, why_not_claim
from commonweal.apps.directory.queries.claims import claim_for_proof
from commonweal.apps.directory.queries.subjects import Claimable
from commonweal.apps.people.enums import PartyKind, Role
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.rules.protected_names import protected_kind


@transaction.atomic
def claim_organisation(
    *, organisation_id: str, position: str = "", says: str = "", by: Acting, at: datetime
) -> Claim:
    """Keep the claim; sent twice, it is one. It gives nothing by itself.

    Where somebody acts for the organisation, or another claim is open, it is contested, and everybody concerned is
    told. PermissionDenied for a visitor; ValidationError for an organisation that is closed, that is a public body,
    or that they act for already, and for too many open claims.
    """
    if why := why_not_claim(by):
        raise PermissionDenied(why)
    subject, person = existing(organisation_id), person_of(by)
    row = locked_row(subject, at=at)
    former = claim_for_proof(row, person)
    if former:
        return former
    role = _role(row, person)
    _check(subject, person, role=role)
    # Whoever looks after its people already claims in order to show it anew.
    own = {"state": ClaimState.CONFIRMED, "settled_at": at} if role else {}
    claim = Claim.objects.create(
        organisation=row, person=person, position=position.strip(), says=says.strip(), made_at=at, **own
    )
    keep_register_evidence(row, subject, on=day(at))
    settle_standing(row, subject, at=at)
    contested = mark_contested(row, at=at)
    record(Act.CLAIM, row, by=by, at=at, claim=str(claim.pk), contested=str(contested))
    claim.refresh_from_db()
    return claim


def mark_contested(row: ClaimedOrganisation, *, at: datetime) -> bool:
    """Whether more than one side says that they speak for an organisation; if so, everybody concerned is told."""
    claims, present = open_claims_on(row), administrators(row)
    contested = len(claims) > 1 or bool(claims and present)
    if contested:
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(contested=True)
        numbers = " ".join(str(claim.pk) for claim in claims)
        tell([*(claim.person for claim in claims), *present], CONTESTED, row, about=numbers, at=at)
    return contested


def _role(row: ClaimedOrganisation, person: Person) -> str:
    members = Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=row.pk).active()
    return members.filter(person=person).values_list("role", flat=True).first() or ""


def _check(subject: Claimable, person: Person, *, role: str) -> None:
    if subject.is_closed:
        raise ValidationError(_("This organisation has closed: nobody can speak for it any more."))
    if protected_kind(subject.name):
        raise ValidationError(
            _("This is a public body. Its officers come by invitation of the stewards, not by a claim.")
        )
    if role and role != Role.ADMINISTRATOR:
        raise ValidationError(_("You act for this organisation already. Its administrators look after this."))
    if Claim.objects.filter(person=person, state=ClaimState.OPEN).count() >= MOST_OPEN_CLAIMS:
        raise ValidationError(
            _("You have %(most)d open claims. Bring one to its end before you make another.")
            % {"most": MOST_OPEN_CLAIMS}
        )
