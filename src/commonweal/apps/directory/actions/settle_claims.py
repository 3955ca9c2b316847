"""A steward settles who speaks for an organisation, with reasons."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
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
from commonweal.apps.directory.actions._letters import SETTLED, tell
from commonweal.apps.directory.actions.enter_code import METHODS
from commonweal.apps.directory.enums import Act, ClaimState, Method, Rung
from commonweal.apps.directory.models import Claim, ClaimedOrganisation
from commonweal.apps.directory.policy import may_settle
from commonweal.apps.people.actions.become_administrator import become_administrator
from commonweal.apps.people.actions.remove_members import remove_members
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def settle_claims(
    *,
    organisation: ClaimedOrganisation,
    claims: tuple[int, ...],
    in_favour_of: Claim | None,
    replaces: bool = False,
    reasons: str,
    by: Acting,
    at: datetime,
) -> ClaimedOrganisation:
    """Confirm one claim, or none, and refuse the others; everybody concerned is told, with the reasons.

    `claims` are those that the steward has seen: where others are open by now, nothing is settled. `replaces` ends
    the memberships of those who acted for it before; else they go on beside the one who is confirmed.
    PermissionDenied for anyone but a steward with a second factor, and for one who is a party to it; ValidationError
    without reasons, or where something has changed.
    """
    if not may_settle(by):
        raise PermissionDenied
    row = lock(organisation)
    seen, present, steward = open_claims_on(row), administrators(row), person_of(by)
    if steward.pk in {one.pk for one in present} | {claim.person_id for claim in seen}:
        raise PermissionDenied(_("You are a party to this yourself. Another steward settles it."))
    if not reasons.strip():
        raise ValidationError({"reasons": _("Give your reasons: everybody concerned reads them.")})
    if not seen or {claim.pk for claim in seen} != set(claims):
        raise ValidationError(
            _("The claims have changed in the meantime. Look at them again before you settle.")
        )
    chosen = next((claim for claim in seen if in_favour_of and claim.pk == in_favour_of.pk), None)
    if in_favour_of and chosen is None:
        raise ValidationError(_("This claim is not open any more."))
    others = [claim for claim in seen if claim is not chosen]
    end(others, state=ClaimState.REFUSED, reasons=reasons.strip(), by=steward, at=at)
    if chosen:
        _confirm(row, chosen, replaces=replaces, reasons=reasons.strip(), by=by, at=at)
    settle_standing(row, existing(row.pk), at=at)
    concerned = [*(claim.person for claim in seen), *present]
    tell(
        concerned, SETTLED, row, about=" ".join(str(claim.pk) for claim in seen), says=reasons.strip(), at=at
    )
    record(
        Act.SETTLE, row, by=by, at=at,
        confirmed=str(chosen.pk if chosen else ""), refused=" ".join(str(claim.pk) for claim in others),
        replaces=str(bool(chosen and replaces)),
    )  # fmt: skip
    return row


def _confirm(
    row: ClaimedOrganisation, claim: Claim, *, replaces: bool, reasons: str, by: Acting, at: datetime
) -> None:
    steward = person_of(by)
    party = {"party_kind": PartyKind.ORGANISATION, "party_id": row.pk, "party_name": row.name}
    end([claim], state=ClaimState.CONFIRMED, reasons=reasons, by=steward, at=at)
    if replaces:
        former = row.claims.filter(state=ClaimState.CONFIRMED).exclude(pk=claim.pk)
        end(former, state=ClaimState.REFUSED, reasons=reasons, by=steward, at=at)
        remove_members(party_kind=PartyKind.ORGANISATION, party_id=row.pk, by=by, at=at)
    become_administrator(person=claim.person, **party, by=by, at=at)
    keep_register_evidence(row, existing(row.pk), on=day(at))
    for code in claim.codes.filter(used_at__isnull=False):
        keep_evidence(
            row, Rung.ADDRESS, source=code.source, method=METHODS[code.way], on=day(code.used_at), claim=claim,
            checked_by=code.sent_by,
        )  # fmt: skip
    keep_evidence(
        row, Rung.STEWARD, source=_("a steward of this site"), method=Method.DECISION, on=day(at), claim=claim,
        checked_by=steward,
    )  # fmt: skip
