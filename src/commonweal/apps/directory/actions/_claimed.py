"""What the acts on claims share: the row that they lock, evidence, standing, and the words of the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.apps.directory.enums import ClaimState, EvidenceState, Method, Rung, Standing, WhyEnded
from commonweal.apps.directory.models import Claim, ClaimedOrganisation, Evidence
from commonweal.apps.directory.policy import expiry
from commonweal.apps.directory.queries.standing import carries, claimed_row
from commonweal.apps.directory.queries.subjects import Claimable, claimable
from commonweal.apps.people.enums import PartyKind, Role
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


def locked_row(subject: Claimable, *, at: datetime) -> ClaimedOrganisation:
    """The row of an organisation, made where nobody ever claimed it, kept from others until the act is done."""
    known = claimed_row(subject.organisation_id)
    key = known.pk if known else subject.organisation_id
    ClaimedOrganisation.objects.get_or_create(pk=key, defaults={"name": subject.name, "since": at})
    return ClaimedOrganisation.objects.select_for_update().get(pk=key)


def lock(row: ClaimedOrganisation) -> ClaimedOrganisation:
    """The row as it is now, kept from others."""
    return ClaimedOrganisation.objects.select_for_update().get(pk=row.pk)


def existing(organisation_id: str) -> Claimable:
    """The organisation, or ValidationError."""
    subject = claimable(organisation_id)
    if subject is None:
        raise ValidationError(_("There is no such organisation."))
    return subject


def administrators(row: ClaimedOrganisation) -> list[Person]:
    """Those who look after the people of an organisation."""
    members = Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=row.pk).active()
    rows = members.filter(role=Role.ADMINISTRATOR).select_related("person")
    return [member.person for member in rows if member.person]


def open_claims_on(row: ClaimedOrganisation) -> list[Claim]:
    """The open claims on an organisation, the oldest first."""
    return list(row.claims.filter(state=ClaimState.OPEN).select_related("person"))


def keep_evidence(
    row: ClaimedOrganisation, rung: str, *, source: str, method: str, on: date, **more: Any
) -> Evidence:
    """Write evidence that stands; of the same kind, what stood before is renewed by it."""
    same = {"rung": rung, "criterion": more.get("criterion", ""), "voucher_id": more.get("voucher_id", "")}
    former = row.evidence.filter(state=EvidenceState.STANDS, **same)
    former.update(state=EvidenceState.ENDED, ended_on=on, why_ended=WhyEnded.RENEWED)
    return Evidence.objects.create(
        organisation=row,
        rung=rung,
        source=source,
        method=method,
        dated=on,
        expires_on=expiry(rung, on=on),
        **more,
    )


def keep_register_evidence(row: ClaimedOrganisation, subject: Claimable, *, on: date) -> None:
    """Say in which registers an organisation is, where that is not said yet."""
    entries = ", ".join(subject.identifiers)
    if not entries or subject.is_closed:
        return
    stands = row.evidence.filter(rung=Rung.REGISTER, state=EvidenceState.STANDS)
    if not stands.filter(source=entries).exists():
        keep_evidence(row, Rung.REGISTER, source=entries, method=Method.ENTRY, on=subject.as_of or on)


def settle_standing(row: ClaimedOrganisation, subject: Claimable | None, *, at: datetime) -> str:
    """Work out where an organisation stands now, and keep it; the standing before."""
    before, now = row.standing, standing_of(row, subject)
    if now != before:
        row.standing, row.since = now, at
        row.save()
    return before


def standing_of(row: ClaimedOrganisation, subject: Claimable | None) -> str:
    """Confirmed while an address or a steward's word stands, a claim was confirmed, and it is not dissolved."""
    confirmed = row.claims.filter(state=ClaimState.CONFIRMED).exists()
    if confirmed:
        stands = row.evidence.filter(state=EvidenceState.STANDS)
        sound = subject is not None and not subject.is_closed and carries(stands)
        return Standing.CONFIRMED if sound else Standing.LAPSED
    still_open = row.claims.filter(state=ClaimState.OPEN).exists()
    return Standing.CLAIMED if still_open else Standing.UNCLAIMED


def end(claims: Iterable[Claim], *, state: str, reasons: str, by: Person | None, at: datetime) -> None:
    """Close claims with the decision."""
    for claim in claims:
        claim.state, claim.settled_at, claim.settled_by, claim.reasons = state, at, by, reasons
        claim.contested = False
        claim.save()


def record(act: str, row: ClaimedOrganisation, *, by: Acting, at: datetime, **after: str) -> None:
    """Write what became of an organisation's claims. People are named by public id alone."""
    record_act(
        act=act,
        subject=Subject("organisation", row.pk),
        by=by.actor,
        at=at,
        after={**after, "standing": row.standing},
    )


def day(at: datetime) -> date:
    """The day of a moment, as the site counts days."""
    return timezone.localdate(at)
