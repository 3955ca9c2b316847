"""Claims as stewards see them, and as the person who made them does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db.models import Q
from django.urls import reverse

from commonweal.apps.directory.enums import ClaimState, EvidenceState, Way
from commonweal.apps.directory.models import Claim, ClaimCode, ClaimedOrganisation, Evidence
from commonweal.apps.directory.queries.standing import standing_evidence
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.queries.parties import Party, party


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimRow:
    """One thing about an organisation that waits for a steward, and what is at stake.

    `kind` is `contested`, `claim`, `letter` or `criterion`; `weight` grows with what is at stake: a dispute over an
    organisation that people act for comes first. `href` is where it is settled.
    """

    kind: str
    weight: int
    organisation_id: str
    name: str
    since: datetime
    people: int
    administrators: int
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    """Everything that a steward needs to settle who speaks for one organisation."""

    row: ClaimedOrganisation
    claims: tuple[Claim, ...]
    party: Party
    evidence: tuple[Evidence, ...]

    @property
    def contested(self) -> bool:
        """Whether more than one side says that they speak for it."""
        return len(self.claims) > 1 or bool(self.claims and self.party.administrators)


WEIGHTS = {"contested": 80, "claim": 40, "letter": 30, "criterion": 20}


def open_claims() -> list[ClaimRow]:
    """What waits for a steward: disputes, claims, letters to print and criteria to check; most at stake first, then
    the oldest. The number of queries does not grow with the list."""
    found = [*_claims(), *_letters(), *_criteria()]
    return sorted(found, key=lambda one: (-one.weight, one.since))


def _claims() -> list[ClaimRow]:
    open_ones = Claim.objects.filter(state=ClaimState.OPEN).select_related("organisation")
    by_organisation: dict[str, list[Claim]] = {}
    for claim in open_ones:
        by_organisation.setdefault(claim.organisation_id, []).append(claim)
    administrators = administrators_of(by_organisation)
    return [
        _row(
            "contested" if len(claims) > 1 or administrators.get(key) else "claim",
            claims[0].organisation,
            since=claims[0].made_at,
            people=len(claims),
            administrators=administrators.get(key, 0),
        )
        for key, claims in by_organisation.items()
    ]


def _letters() -> list[ClaimRow]:
    waiting = ClaimCode.objects.filter(
        way=Way.LETTER, sent_at__isnull=True, used_at__isnull=True, claim__state__in=("open", "confirmed")
    )
    return [
        _row("letter", code.claim.organisation, since=code.asked_at, people=1)
        for code in waiting.select_related("claim__organisation")
    ]


def _criteria() -> list[ClaimRow]:
    offered = Evidence.objects.filter(state=EvidenceState.OFFERED).select_related("organisation")
    return [
        ClaimRow(
            kind="criterion",
            weight=WEIGHTS["criterion"],
            organisation_id=one.organisation_id,
            name=one.organisation.name,
            since=_midnight(one),
            people=1,
            administrators=0,
            href=reverse("directory:check_criterion", args=[one.pk]),
        )
        for one in offered
    ]


def _midnight(evidence: Evidence) -> datetime:
    return datetime.combine(evidence.dated, time(), tzinfo=UTC)


def _row(
    kind: str, row: ClaimedOrganisation, *, since: datetime, people: int, administrators: int = 0
) -> ClaimRow:
    return ClaimRow(
        kind=kind,
        weight=WEIGHTS[kind] + min(administrators, 10),
        organisation_id=row.pk,
        name=row.name,
        since=since,
        people=people,
        administrators=administrators,
        href=reverse("directory:settle_claims", args=[row.pk]),
    )


def administrators_of(ids: object) -> dict[str, int]:
    """How many administrators each of these organisations has: one query."""
    rows = Membership.objects.active().filter(
        party_kind=PartyKind.ORGANISATION, party_id__in=list(ids), role="administrator"
    )
    counts: dict[str, int] = {}
    for key in rows.values_list("party_id", flat=True):
        counts[key] = counts.get(key, 0) + 1
    return counts


def dispute_over(row: ClaimedOrganisation) -> Dispute:
    """The open claims on an organisation with their codes and evidence, and the people who act for it."""
    claims = row.claims.filter(state=ClaimState.OPEN).select_related("person")
    return Dispute(
        row=row,
        claims=tuple(claims.prefetch_related("codes", "evidence")),
        party=party(kind=PartyKind.ORGANISATION, id=row.pk),
        evidence=standing_evidence(row),
    )


def claims_of(person: Person) -> list[Claim]:
    """A person's claims, the latest first."""
    rows = Claim.objects.filter(person=person).select_related("organisation")
    return list(rows.order_by("-made_at", "-id"))


def usable_codes(claim: Claim, *, at: datetime, most_tries: int) -> list[ClaimCode]:
    """The codes that can still be entered."""
    rows = claim.codes.filter(used_at__isnull=True, ends_at__gte=at, tries__lt=most_tries).exclude(hashed="")
    return list(rows)


def claim_for_proof(row: ClaimedOrganisation, person: Person) -> Claim | None:
    """The claim by which a person proves that they speak for an organisation: open, or confirmed and to be shown
    anew."""
    acts = Membership.objects.of_party(kind=PartyKind.ORGANISATION, id=row.pk).active().filter(person=person)
    provable = Q(state=ClaimState.CONFIRMED) if acts.exists() else Q(state=ClaimState.OPEN)
    return row.claims.filter(provable, person=person).order_by("-made_at").first()


def confirmed_claimants(row: ClaimedOrganisation) -> set[int]:
    """Who came to speak for it by a claim, by number."""
    rows = row.claims.filter(state=ClaimState.CONFIRMED)
    return set(rows.values_list("person_id", flat=True))
