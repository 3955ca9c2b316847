"""A steward prints a letter with a code, to be posted."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import lock, record
from commonweal.apps.directory.actions._codes import hashed, new_code
from commonweal.apps.directory.actions._letters import POSTED, tell
from commonweal.apps.directory.enums import Act, ClaimState, Way
from commonweal.apps.directory.models import ClaimCode
from commonweal.apps.directory.policy import LETTER_DAYS, may_settle
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


@transaction.atomic
def print_letter(*, letter: ClaimCode, by: Acting, at: datetime) -> tuple[ClaimCode, str]:
    """Make the letter's code and say it once, for the print: the site keeps a hash alone. Printed again, an earlier
    print counts no longer. PermissionDenied for anyone but a steward with a second factor; ValidationError where the
    claim has ended or the code was used."""
    if not may_settle(by):
        raise PermissionDenied
    row = lock(letter.claim.organisation)
    now = ClaimCode.objects.select_related("claim__person").get(pk=letter.pk)
    ended = now.claim.state not in (ClaimState.OPEN, ClaimState.CONFIRMED)
    if now.way != Way.LETTER or now.used_at or ended:
        raise ValidationError(_("This letter is not needed any more."))
    code = new_code()
    now.hashed, now.sent_at, now.sent_by, now.tries = hashed(code), at, person_of(by), 0
    now.ends_at = at + timedelta(days=LETTER_DAYS)
    now.save()
    record(Act.PRINT_LETTER, row, by=by, at=at, claim=str(now.claim_id))
    tell([now.claim.person], POSTED, row, about=f"{now.pk} {at.isoformat()}", at=at)
    return now, code
