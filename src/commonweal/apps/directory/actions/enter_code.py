"""Somebody enters a code: it shows that they can be reached at the organisation's own address."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import (
    administrators,
    day,
    end,
    existing,
    keep_evidence,
    keep_register_evidence,
    lock,
    open_claims_on,
    record,
    settle_standing,
)
from commonweal.apps.directory.actions._codes import is_same
from commonweal.apps.directory.actions._letters import CONFIRMED, tell
from commonweal.apps.directory.actions.claim_organisation import mark_contested
from commonweal.apps.directory.actions.send_address_code import own_claim
from commonweal.apps.directory.enums import Act, ClaimState, Method, Rung, Way
from commonweal.apps.directory.models import Claim, ClaimCode, ClaimedOrganisation
from commonweal.apps.directory.policy import MOST_TRIES
from commonweal.apps.directory.queries.claims import usable_codes
from commonweal.apps.people.actions.become_administrator import become_administrator
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.policy import Acting

METHODS = {Way.MAIL: Method.MAIL_CODE, Way.LETTER: Method.LETTER_CODE}


def enter_code(*, claim: Claim, code: str, by: Acting, at: datetime) -> Claim:
    """Keep the evidence; where nobody else says that they speak for it, the claimant becomes its administrator.

    PermissionDenied for anyone but the claimant; ValidationError for a code that does not fit: each try counts, and
    after a few a code is dead.
    """
    used = _matching(claim, code, by=by, at=at)
    if used is None:
        raise ValidationError(
            {
                "code": _(
                    "This code does not fit, or its time is over. Look at it again, or ask for a new one."
                )
            }
        )
    with transaction.atomic():
        row = lock(claim.organisation)
        return _proved(row, own_claim(claim, by), used, by=by, at=at)


@transaction.atomic
def _matching(claim: Claim, code: str, *, by: Acting, at: datetime) -> ClaimCode | None:
    """The code that fits; where none does, one more try is counted, and that stays whatever comes after."""
    lock(claim.organisation)
    usable = usable_codes(own_claim(claim, by), at=at, most_tries=MOST_TRIES)
    found = next((one for one in usable if is_same(code, one.hashed)), None)
    if found is None:
        ClaimCode.objects.filter(pk__in=[one.pk for one in usable]).update(tries=F("tries") + 1)
    return found


def _proved(row: ClaimedOrganisation, claim: Claim, used: ClaimCode, *, by: Acting, at: datetime) -> Claim:
    if not ClaimCode.objects.filter(pk=used.pk, used_at=None).update(used_at=at):
        return claim
    subject = existing(row.pk)
    # What somebody shows in a dispute is for the steward; it stands for the organisation when it is settled.
    contested = claim.is_open and mark_contested_quietly(row, at=at)
    if not contested:
        keep_register_evidence(row, subject, on=day(at))
        keep_evidence(
            row, Rung.ADDRESS, source=used.source, method=METHODS[used.way], on=day(at), claim=claim,
            checked_by=used.sent_by,
        )  # fmt: skip
    if claim.is_open and not contested:
        end([claim], state=ClaimState.CONFIRMED, reasons="", by=None, at=at)
        become_administrator(
            person=claim.person,
            party_kind=PartyKind.ORGANISATION,
            party_id=row.pk,
            party_name=row.name,
            by=by,
            at=at,
        )
        tell([claim.person], CONFIRMED, row, about=str(claim.pk), at=at)
    settle_standing(row, subject, at=at)
    record(
        Act.ENTER_CODE,
        row,
        by=by,
        at=at,
        claim=str(claim.pk),
        source=used.source,
        way=used.way,
        contested=str(contested),
    )
    return claim


def mark_contested_quietly(row: ClaimedOrganisation, *, at: datetime) -> bool:
    """Whether another side says that they speak for it too; told once, when it began."""
    claims = open_claims_on(row)
    if len(claims) < 2 and not administrators(row):
        return False
    if not all(claim.contested for claim in claims):
        mark_contested(row, at=at)
    return True
