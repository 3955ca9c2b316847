"""Somebody asks for a letter with a code, to the organisation's published postal address."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import existing, lock, record
from commonweal.apps.directory.actions.send_address_code import own_claim
from commonweal.apps.directory.enums import Act, Way
from commonweal.apps.directory.models import Claim, ClaimCode
from commonweal.apps.people.policy import Acting


@transaction.atomic
def ask_for_letter(*, claim: Claim, by: Acting, at: datetime) -> ClaimCode:
    """Put a letter on the stewards' list; asked twice, it is one. PermissionDenied for anyone but the claimant;
    ValidationError where no register publishes a postal address."""
    row = lock(claim.organisation)
    own = own_claim(claim, by)
    postal = existing(row.pk).postal
    if not postal:
        raise ValidationError(_("No register publishes a postal address. Write to the stewards instead."))
    letter, new = ClaimCode.objects.get_or_create(
        claim=own,
        way=Way.LETTER,
        used_at=None,
        sent_at=None,
        defaults={"sent_to": postal, "source": " ".join(postal.split("\n")), "asked_at": at},
    )
    if new:
        record(Act.ASK_LETTER, row, by=by, at=at, claim=str(own.pk))
    return letter
