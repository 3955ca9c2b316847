"""Accounts to try the sample region with: one a role, made by the acts that people themselves do."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from commonweal.apps.directory.models import Organisation
from commonweal.apps.landbank.models import PublicBody
from commonweal.apps.people.actions.accept_invitation import accept_invitation
from commonweal.apps.people.actions.appoint_steward import appoint_steward
from commonweal.apps.people.actions.invite_first_officer import invite_first_officer
from commonweal.apps.people.actions.invite_member import invite_member
from commonweal.apps.people.actions.sign_up import sign_up
from commonweal.apps.people.enums import PartyKind, Role
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import COMMAND_LINE, Acting
from commonweal.apps.people.queries.acting import acting_of, administrators
from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.website.demo_claims import claimed_and_settled, make_demo_claims

CODES_SHOWN = 3
PASSWORD_LENGTH = 12


class NoSample(Exception):
    """The site shows no sample region: there, anybody could come in with such an account."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoAccount:
    """An account and its ways in: a password, and codes that each serve once as the second factor."""

    role: str
    address: str
    password: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """A party of the sample, as memberships name it, and the domain of its addresses."""

    kind: str
    id: str
    name: str
    domain: str


@transaction.atomic
def make_demo_people(*, at: datetime) -> list[DemoAccount]:
    """One account a role, with its ways in; what is there already is kept. NoSample elsewhere."""
    check_is_sample()
    steward = person_called("steward", "steward@merrow-bay.example", at=at)
    steward = appoint_steward(person=steward, by=COMMAND_LINE, at=at)
    accounts = [with_ways_in("steward", steward), *_residents(at=at)]
    for party, roles in _parties():
        accounts += people_of(party, roles, steward=acting_of(steward), at=at)
    make_demo_claims(claimants=_claimants(at=at), at=at)
    return accounts


def check_is_sample() -> None:
    """NoSample where the site's region, or the snapshot that it shows, is a real one."""
    snapshot = current_snapshot()
    region = settings.REGION
    if not (region and region.sample) or (snapshot and not snapshot.sample):
        raise NoSample


def _residents(*, at: datetime) -> list[DemoAccount]:
    roles = ("resident", "resident, who disputes a claim")
    return [with_ways_in(role, person) for role, person in zip(roles, _claimants(at=at), strict=True)]


def _claimants(*, at: datetime) -> tuple[Person, Person]:
    return (
        person_called("resident", "resident@merrow-bay.example", at=at),
        person_called("neighbour", "neighbour@merrow-bay.example", at=at),
    )


def _parties() -> list[tuple[Party, tuple[str, ...]]]:
    """Two councils and an organisation, as far as the snapshot has them, and who is shown in each."""
    bodies = PublicBody.objects.filter(in_region=True, closed_on=None, name__icontains="council").order_by(
        "name"
    )[:2]
    councils = [
        Party(kind=PartyKind.PUBLIC_BODY, id=body.body_id, name=body.name, domain=f"{body.body_id}.example")
        for body in bodies
    ]
    organisations = [
        Party(kind=PartyKind.ORGANISATION, id=one.organisation_id, name=one.name, domain="ropewalk.example")
        for one in Organisation.objects.filter(closed_on=None).order_by("organisation_id")[:1]
    ]
    officers = [(council, (Role.OFFICER, Role.MEMBER)) for council in councils]
    return [*officers, *((one, (Role.REPRESENTATIVE,)) for one in organisations)]


def people_of(party: Party, roles: tuple[str, ...], *, steward: Acting, at: datetime) -> list[DemoAccount]:
    """Two administrators, whom the steward invites, and whom the first of them invites in turn."""
    accounts, by = [], steward
    for role, name in [
        (Role.ADMINISTRATOR, "administrator"),
        (Role.ADMINISTRATOR, "second.administrator"),
        *((role, str(role)) for role in roles),
    ]:
        person = person_called(name.replace(".", " "), f"{name}@{party.domain}", at=at)
        accounts.append(with_ways_in(f"{role}, {party.name}", person))
        membership = (
            Membership.objects.filter(person=person).of_party(kind=party.kind, id=party.id).active().first()
        )
        if membership is None:
            membership = _joined(party, role, person, by=by if role != Role.ADMINISTRATOR else steward, at=at)
        if role == Role.ADMINISTRATOR:
            by = acting_of(person, membership_id=membership.pk)
    return accounts


def _joined(party: Party, role: str, person: Person, *, by: Acting, at: datetime) -> Membership:
    first = administrators(kind=party.kind, id=party.id) == 0
    if first and party.kind == PartyKind.ORGANISATION:
        return claimed_and_settled(party.id, person, steward=by, at=at)
    if role == Role.ADMINISTRATOR:
        asked = invite_first_officer(
            party_kind=party.kind,
            party_id=party.id,
            party_name=party.name,
            address=person.email,
            domains=(party.domain,),
            by=by,
            at=at,
        )
    else:
        asked = invite_member(address=person.email, role=role, by=by, at=at)
    return accept_invitation(invitation=asked, by=acting_of(person), at=at)


def person_called(name: str, address: str, *, at: datetime) -> Person:
    """The account with this address; made where there is none, with the terms accepted."""
    person = Person.objects.filter(email=address).first()
    if person is None:
        person = Person.objects.create_user(email=address)
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
        by = Acting(person=str(person.public_id))
        sign_up(person=person, display_name=f"Demo {name}", accepts=True, by=by, at=at)
    return person


def with_ways_in(role: str, person: Person) -> DemoAccount:
    """The account's password, the same each time on one site, and codes of its second factor not yet used."""
    password = password_of(person.email)
    if not person.has_usable_password():
        person.set_password(password)
        person.save()
        TOTP.activate(person, generate_totp_secret())
    codes = RecoveryCodes.activate(person).get_unused_codes()
    if len(codes) < CODES_SHOWN:
        person.authenticator_set.filter(type=Authenticator.Type.RECOVERY_CODES).delete()
        codes = RecoveryCodes.activate(person).get_unused_codes()
    return DemoAccount(role=role, address=person.email, password=password, codes=tuple(codes[:CODES_SHOWN]))


def password_of(address: str) -> str:
    """A password that this site alone gives this address."""
    return urlsafe_b64encode(salted_hmac(__name__, address).digest())[:PASSWORD_LENGTH].decode("ascii")
