"""An organisation vouches for another."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import day, existing, keep_evidence, locked_row, record
from commonweal.apps.directory.enums import Act, EvidenceState, Method, Rung
from commonweal.apps.directory.models import Evidence
from commonweal.apps.directory.policy import may_vouch
from commonweal.apps.directory.queries.standing import is_confirmed
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def vouch_for_organisation(*, organisation_id: str, says: str, by: Acting, at: datetime) -> Evidence:
    """Keep that the organisation that `by` acts for knows this one; said twice on one day, it is one.

    PermissionDenied for anyone who may not confirm for another organisation; ValidationError where their own is not
    confirmed, where this one is closed, or without a sentence on how they know it.
    """
    subject = existing(organisation_id)
    row = locked_row(subject, at=at)
    if by.by is None or not may_vouch(by, row.pk):
        raise PermissionDenied
    voucher = by.by.party_id
    if not is_confirmed(voucher):
        raise ValidationError(_("Your own organisation is not confirmed. Show first that you speak for it."))
    if subject.is_closed:
        raise ValidationError(_("This organisation has closed."))
    if not says.strip():
        raise ValidationError({"says": _("Say in a sentence how you know it: everybody may read it.")})
    stands = row.evidence.filter(
        rung=Rung.VOUCHED, voucher_id=voucher, state=EvidenceState.STANDS, dated=day(at)
    )
    if again := stands.first():
        return again
    kept = keep_evidence(
        row, Rung.VOUCHED, source=by.by.party_name, method=Method.VOUCHER, on=day(at), voucher_id=voucher,
        says=says.strip(), checked_by=person_of(by),
    )  # fmt: skip
    record(Act.VOUCH, row, by=by, at=at, voucher=voucher)
    return kept
