"""What the directory holds of a person: their claims, and what they stated and checked for organisations.

What they did for an organisation stays: it points at an account that has lost its name. What they said of themselves
goes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commonweal.apps.directory.actions._claimed import end, lock, settle_standing
from commonweal.apps.directory.enums import ClaimState
from commonweal.apps.directory.models import (
    Claim,
    ClaimCode,
    Evidence,
    OrganisationProfile,
    StatedOrganisation,
)
from commonweal.apps.directory.queries.subjects import claimable
from commonweal.apps.people.models import Person

CLAIM = ("organisation_id", "position", "says", "made_at", "state", "contested", "settled_at", "reasons")
CODE = ("claim__organisation_id", "way", "sent_to", "asked_at", "sent_at", "used_at")
EVIDENCE = ("organisation_id", "rung", "criterion", "source", "method", "state", "dated", "expires_on")
STATED = ("organisation_id", "name", "kind", "what", "postcode", "stated_at")


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Their part, as plain values."""
    own = Evidence.objects.filter(checked_by=person) | Evidence.objects.filter(offered_by=person)
    profiles = OrganisationProfile.objects.filter(edited_by=person)
    return {
        "claims": list(Claim.objects.filter(person=person).values(*CLAIM)),
        "claim_codes": list(ClaimCode.objects.filter(claim__person=person).values(*CODE)),
        "evidence": list(own.values(*EVIDENCE)),
        "stated_organisations": list(StatedOrganisation.objects.filter(stated_by=person).values(*STATED)),
        "profiles": list(profiles.values("organisation_id", "said", "edited_at")),
    }


def erase(person: Person, *, at: datetime) -> None:
    """Open claims end, codes go, and what the person said of themselves is emptied."""
    claims = Claim.objects.filter(person=person)
    for claim in claims.filter(state=ClaimState.OPEN).select_related("organisation"):
        row = lock(claim.organisation)
        end([claim], state=ClaimState.WITHDRAWN, reasons="", by=None, at=at)
        settle_standing(row, claimable(row.pk), at=at)
    claims.update(position="", says="")
    ClaimCode.objects.filter(claim__person=person).delete()
