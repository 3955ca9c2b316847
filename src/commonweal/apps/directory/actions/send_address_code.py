"""Somebody has a code sent to an e-mail address at the organisation's own domain."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._claimed import existing, lock, record
from commonweal.apps.directory.actions._codes import hashed, new_code
from commonweal.apps.directory.actions._letters import send_code
from commonweal.apps.directory.enums import Act, ClaimState, Way
from commonweal.apps.directory.models import Claim, ClaimCode
from commonweal.apps.directory.policy import CODE_MINUTES, MOST_CODES_A_DAY
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.models import Membership, folded
from commonweal.apps.people.policy import Acting, is_at_domain


@transaction.atomic
def send_address_code(*, claim: Claim, address: str, by: Acting, at: datetime) -> ClaimCode:
    """Send a code to an address at the domain that the register publishes; it counts for an hour.

    PermissionDenied for anyone but the claimant; ValidationError for an address elsewhere, an organisation without a
    domain of its own, and more than a few codes a day.
    """
    row = lock(claim.organisation)
    own = own_claim(claim, by)
    domain = existing(row.pk).domain
    if not domain:
        raise ValidationError(
            _(
                "No register publishes a website that is its own alone. Ask for a letter, or write to the stewards."
            )
        )
    validate_email(address)
    if not is_at_domain(address, domain):
        raise ValidationError(
            {"address": _("This address is not at %(domain)s, its published domain.") % {"domain": domain}}
        )
    lately = ClaimCode.objects.filter(
        claim__organisation=row, way=Way.MAIL, asked_at__gt=at - timedelta(days=1)
    )
    if lately.count() >= MOST_CODES_A_DAY:
        raise ValidationError(_("Enough codes were sent today. Try again tomorrow, or ask for a letter."))
    code = new_code()
    kept = ClaimCode.objects.create(
        claim=own,
        way=Way.MAIL,
        sent_to=folded(address),
        source=domain,
        hashed=hashed(code),
        asked_at=at,
        sent_at=at,
        ends_at=at + timedelta(minutes=CODE_MINUTES),
    )
    record(Act.SEND_CODE, row, by=by, at=at, claim=str(own.pk), domain=domain)
    send_code(kept.sent_to, row, code=code, minutes=CODE_MINUTES, person=own.person)
    return kept


def own_claim(claim: Claim, by: Acting) -> Claim:
    """The claim as it is now, where it is this person's own and can still be proved; else PermissionDenied or
    ValidationError."""
    now = Claim.objects.select_related("person", "organisation").get(pk=claim.pk)
    if not by.signed_in or str(now.person.public_id) != by.person:
        raise PermissionDenied
    left = now.state == ClaimState.CONFIRMED and not _acts_for_it(now)
    if left or now.state not in (ClaimState.OPEN, ClaimState.CONFIRMED):
        raise ValidationError(_("This claim has ended. You can claim again."))
    return now


def _acts_for_it(claim: Claim) -> bool:
    members = Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=claim.organisation_id)
    return members.active().filter(person=claim.person).exists()
