"""The page of those who speak for an organisation: where it stands, and what this person can do next."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.apps.directory.enums import ClaimState, EvidenceState, Rung, Standing, Way
from commonweal.apps.directory.models import Claim, ClaimCode, ClaimedOrganisation, Evidence
from commonweal.apps.directory.policy import ORGANISATION, may_confirm, may_speak_for
from commonweal.apps.directory.presenters.evidence import EvidenceFact, evidence_facts, standing_words
from commonweal.apps.directory.queries.claims import claim_for_proof
from commonweal.apps.directory.queries.standing import Spoken, spoken_of
from commonweal.apps.directory.queries.subjects import Claimable
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.parties import Party, party


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaking:
    """What the page shows. `claim` is the one by which this person can still show something; `last` the latest of
    theirs, however it ended; `colleagues` those whom they can confirm."""

    row: ClaimedOrganisation
    standing: str
    facts: tuple[EvidenceFact, ...]
    waiting: tuple[Evidence, ...]
    claim: Claim | None
    last: Claim | None
    letter: ClaimCode | None
    codes: int
    party: Party
    colleagues: tuple[Membership, ...]
    speaks: bool
    manages: bool
    member: bool
    confirmed: bool
    has_officer: bool
    others: int

    @property
    def contested(self) -> bool:
        """Whether another side says that they speak for it too."""
        return bool(self.claim and self.claim.is_open and (self.others or self.party.members))

    @property
    def lapsed(self) -> bool:
        """Whether it was confirmed once, and what showed it counts no more."""
        return self.row.standing == Standing.LAPSED

    @property
    def settled(self) -> bool:
        """Whether there is nothing that this person has to show now."""
        return self.confirmed and self.member

    @property
    def can_prove(self) -> bool:
        """Whether this person can show something by a code now."""
        return self.claim is not None

    @property
    def can_start(self) -> bool:
        """Whether an administrator who made no claim can begin to show it anew."""
        return self.claim is None and self.manages


def speaking_of(
    row: ClaimedOrganisation, subject: Claimable, *, person: Person, by: Acting
) -> Speaking | None:
    """The page for this person; None for somebody who neither claimed the organisation nor acts for it."""
    people = party(kind=ORGANISATION, id=row.pk)
    own = next((one for one in people.members if one.person_id == person.pk), None)
    last = row.claims.filter(person=person).order_by("-made_at", "-pk").first()
    if own is None and last is None:
        return None
    spoken = spoken_of(subject.organisation_id, by=by)
    claim = claim_for_proof(row, person)
    return Speaking(
        row=row,
        standing=standing_words(spoken),
        facts=tuple(evidence_facts(spoken.evidence)),
        waiting=tuple(row.evidence.filter(state=EvidenceState.OFFERED)) if own else (),
        claim=claim,
        last=last,
        letter=claim.codes.filter(way=Way.LETTER, used_at=None).first() if claim else None,
        codes=claim.codes.filter(used_at=None).exclude(hashed="").count() if claim else 0,
        party=people,
        colleagues=_colleagues(people, person, by=by, row=row),
        speaks=may_speak_for(by, row.pk) and spoken.is_confirmed,
        manages=own is not None and own.role == "administrator",
        member=own is not None,
        confirmed=spoken.is_confirmed,
        has_officer=_has_officer(spoken),
        others=row.claims.filter(state=ClaimState.OPEN).exclude(person=person).count(),
    )


def _colleagues(
    people: Party, person: Person, *, by: Acting, row: ClaimedOrganisation
) -> tuple[Membership, ...]:
    """The administrators whom this person may confirm: never themselves."""
    if not may_confirm(by, row.pk):
        return ()
    return tuple(one for one in people.members if one.role == "administrator" and one.person_id != person.pk)


def _has_officer(spoken: Spoken) -> bool:
    return any(one.rung == Rung.OFFICER for one in spoken.evidence)
