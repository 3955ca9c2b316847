"""Organisations that people claim, for tests: one of a register with its own domain, and whoever speaks for it.

ropewalk = make_organisation()                     # in the register, with a website and an address
claim = claim_of(ada, ropewalk)                    # ada says that she speaks for it
prove(claim, ada)                                  # by a code to an address at its domain
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from django.core import mail
from django.test import TestCase

from commonweal.apps.directory.actions.claim_organisation import claim_organisation
from commonweal.apps.directory.actions.enter_code import enter_code
from commonweal.apps.directory.actions.send_address_code import send_address_code
from commonweal.apps.directory.models import Claim, ClaimCode, ClaimedOrganisation, Evidence, Organisation
from commonweal.apps.people.enums import PartyKind, Role
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting
from some_people import acting, active_membership, make_person

AT = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
ROPEWALK = "GB-CHC-1234560"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def make_organisation(organisation_id: str = ROPEWALK, **values: Any) -> Organisation:
    """An organisation as a register has it."""
    number = Organisation.objects.count() + 1
    known = {
        "name": "Ropewalk Bakery Co-operative",
        "legal_form": "charitable company",
        "form_basis": "charity_type",
        "in_social_economy": True,
        "status": "active",
        "address": "3 Ropewalk, Netherfold",
        "postcode": "MB1 1BD",
        "website": "https://www.ropewalk.example/",
        "identifiers": [organisation_id],
        "registers": ["charity_commission"],
        "last_seen": AT.date(),
        "digest": "as loaded",
    }
    return Organisation.objects.create(number=number, organisation_id=organisation_id, **(known | values))


def claim_of(person: Person, organisation_id: str = ROPEWALK, **values: Any) -> Claim:
    """This person's claim."""
    said = {"position": "treasurer", "by": acting(person), "at": AT, **values}
    return claim_organisation(organisation_id=organisation_id, **said)


def sent_code(
    claim: Claim, person: Person, *, address: str = "office@ropewalk.example", at: datetime = AT
) -> str:
    """The code that came in a letter to this address."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_address_code(claim=claim, address=address, by=acting(person), at=at)
    letter = next(one for one in reversed(mail.outbox) if address in one.to)
    return CODE.search(letter.body)[0]


def prove(claim: Claim, person: Person, *, at: datetime = AT) -> Claim:
    """Show by a code that this person speaks for the organisation."""
    return enter_code(claim=claim, code=sent_code(claim, person, at=at), by=acting(person), at=at)


def speaker(address: str = "ada@example.org", organisation_id: str = ROPEWALK) -> tuple[Person, Acting]:
    """Somebody who claimed an organisation, has shown it, and acts for it."""
    person = make_person(address, second_factor=True)
    prove(claim_of(person, organisation_id), person)
    return person, acting_for(person, organisation_id)


def acting_for(person: Person, organisation_id: str = ROPEWALK) -> Acting:
    """This person, acting for the organisation."""
    membership = Membership.objects.active().get(person=person, party_id=organisation_id)
    return acting(person, membership)


def colleague_of(
    organisation_id: str = ROPEWALK, *, role: str = Role.REPRESENTATIVE
) -> tuple[Person, Acting]:
    """A second person who was invited and acts for it too."""
    person = make_person("bo@ropewalk.example", second_factor=True)
    party = {"party_kind": PartyKind.ORGANISATION, "party_id": organisation_id}
    return person, acting(person, active_membership(person, party_name="Ropewalk", role=role, **party))


def claimed_objects(claimant: Person) -> dict[str, Any]:
    """In the small town: the bakery is confirmed, with evidence and a proof that waits; the choir is claimed, and a
    letter is asked for."""
    bakery = ClaimedOrganisation.objects.create(
        organisation_id=ROPEWALK, name="Ropewalk Bakery Co-operative", standing="confirmed", since=AT
    )
    known = {"organisation": bakery, "source": "two people who act for it", "dated": AT.date()}
    evidence = Evidence.objects.create(rung="officer", method="colleague", **known)
    proof = Evidence.objects.create(
        rung="criterion", criterion="asset-lock", method="proof", state="offered", says="Clause 12.", **known
    )
    claim = claim_of(claimant, "GB-CHC-7777777")
    posted = ClaimCode.objects.create(
        claim=claim, way="letter", sent_to="1 Quay Street", source="1 Quay Street", asked_at=AT
    )
    return {"evidence": evidence.pk, "proof": proof.pk, "claim": claim.pk, "posted": posted.pk}
