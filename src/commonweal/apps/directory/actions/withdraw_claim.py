"""Somebody takes their claim back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import (
    administrators,
    end,
    lock,
    open_claims_on,
    record,
    settle_standing,
)
from commonweal.apps.directory.enums import Act, ClaimState
from commonweal.apps.directory.models import Claim
from commonweal.apps.directory.queries.subjects import claimable
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def withdraw_claim(*, claim: Claim, by: Acting, at: datetime) -> Claim:
    """End one's own open claim. PermissionDenied where it is somebody else's; ValidationError where it is settled."""
    row = lock(claim.organisation)
    now = Claim.objects.select_related("person").get(pk=claim.pk)
    if not by.signed_in or str(now.person.public_id) != by.person:
        raise PermissionDenied
    if not now.is_open:
        raise ValidationError(_("This claim is settled already."))
    end([now], state=ClaimState.WITHDRAWN, reasons="", by=person_of(by), at=at)
    left = open_claims_on(row)
    if len(left) == 1 and not administrators(row):
        Claim.objects.filter(pk=left[0].pk).update(contested=False)
    settle_standing(row, claimable(row.pk), at=at)
    record(Act.WITHDRAW_CLAIM, row, by=by, at=at, claim=str(now.pk))
    return now
