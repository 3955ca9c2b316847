"""Where an organisation stands with those who speak for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from commonweal.apps.directory.enums import ClaimState, EvidenceState, Rung, Standing
from commonweal.apps.directory.models import (
    Claim,
    ClaimedOrganisation,
    Evidence,
    OrganisationAlias,
    OrganisationProfile,
)
from commonweal.apps.directory.policy import CARRIES, ORGANISATION, sees
from commonweal.apps.people.policy import Acting, acts_for


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One field of a profile as somebody may see it."""

    field: str
    text: str
    seen_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """What is known of those who speak for an organisation: its row (None where nobody ever claimed it), the
    evidence that stands, and the fields of its profile that this person may see."""

    row: ClaimedOrganisation | None = None
    evidence: tuple[Evidence, ...] = ()
    profile: tuple[Said, ...] = ()
    open_claims: int = 0
    claim: Claim | None = None

    @property
    def standing(self) -> str:
        """The standing; unclaimed where nobody ever claimed it."""
        return self.row.standing if self.row else Standing.UNCLAIMED

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody speaks for it and what showed it stands."""
        return self.standing == Standing.CONFIRMED


NOBODY_SPEAKS = Spoken()


def claimed_row(organisation_id: str) -> ClaimedOrganisation | None:
    """The row of an organisation, under this id or a former one: one query."""
    former = OrganisationAlias.objects.filter(organisation_id=organisation_id).values("former_id")
    rows = ClaimedOrganisation.objects.filter(Q(pk=organisation_id) | Q(pk__in=former))
    found = list(rows)
    found.sort(key=lambda row: (row.standing != Standing.CONFIRMED, row.pk != organisation_id))
    return found[0] if found else None


def spoken_of(organisation_id: str, *, by: Acting) -> Spoken:
    """Everything about those who speak for an organisation, as this person may see it. One query where nobody ever
    claimed it."""
    row = claimed_row(organisation_id)
    if row is None:
        return NOBODY_SPEAKS
    claims = list(row.claims.filter(state=ClaimState.OPEN).select_related("person"))
    own = next((one for one in claims if by.signed_in and str(one.person.public_id) == by.person), None)
    return Spoken(
        row=row,
        evidence=standing_evidence(row),
        profile=profile_of(row, by=by),
        open_claims=len(claims),
        claim=own,
    )


def standing_evidence(row: ClaimedOrganisation) -> tuple[Evidence, ...]:
    """The evidence that counts, in the order of the rungs."""
    order = {rung: at for at, rung in enumerate(Rung.values)}
    rows = row.evidence.filter(state=EvidenceState.STANDS)
    return tuple(sorted(rows, key=lambda one: (order[one.rung], one.criterion, one.dated, one.pk)))


def profile_of(row: ClaimedOrganisation, *, by: Acting) -> tuple[Said, ...]:
    """The fields of a profile that somebody may see; none while nobody's right to speak stands."""
    if row.standing != Standing.CONFIRMED:
        return ()
    profile = OrganisationProfile.objects.filter(pk=row.pk).first()
    if profile is None or (profile.hidden and not acts_for(by, kind=ORGANISATION, id=row.pk)):
        return ()
    every = (
        Said(field=name, text=text, seen_by=profile.seen_by.get(name, "members"))
        for name, text in profile.said.items()
        if text
    )
    return tuple(said for said in every if sees(by, said.seen_by, row.pk))


def is_confirmed(organisation_id: str) -> bool:
    """Whether what shows who speaks for an organisation stands."""
    row = claimed_row(organisation_id)
    return row is not None and row.standing == Standing.CONFIRMED


def carries(evidence: Iterable[Evidence]) -> bool:
    """Whether some of this evidence lets a claim stand."""
    return any(one.rung in CARRIES for one in evidence)
