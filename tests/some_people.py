"""People for tests: an account, a membership, a browser that is signed in.

ada = make_person("ada@eastmere.example", second_factor=True)
officer = make_membership(ada, party_id="eastmere-council", role=Role.OFFICER)
client = signed_in(ada, acting_for=officer)          # a Django test client
publish(..., by=acting(ada, officer), at=AT)         # what actions take as `by=`
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils.text import slugify

from commonweal.apps.people.enums import PartyKind, Role, Status
from commonweal.apps.people.models import Membership, Person, TermsAcceptance
from commonweal.apps.people.policy import NOBODY, Acting
from commonweal.apps.people.queries.acting import SESSION_KEY, acting_of, administrators
from commonweal.apps.people.queries.terms import current_terms

SINCE = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SIGNS_IN = "django.contrib.auth.backends.ModelBackend"

__all__ = ["NOBODY", "SINCE", "acting", "make_membership", "make_person", "signed_in"]


def make_person(
    address: str = "ada@example.org",
    *,
    name: str = "",
    steward: bool = False,
    administrator: bool = False,
    second_factor: bool = False,
    terms: bool = True,
) -> Person:
    """An account with a confirmed address that has accepted the terms."""
    person = Person.objects.create_user(
        email=address,
        display_name=name or address.partition("@")[0].title(),
        is_staff=steward or administrator,
        is_superuser=administrator,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if second_factor:
        TOTP.activate(person, generate_totp_secret())
    if terms:
        TermsAcceptance.objects.create(person=person, version=current_terms().version, at=SINCE)
    return person


def make_membership(
    person: Person,
    *,
    party_kind: str = PartyKind.PUBLIC_BODY,
    party_id: str = "eastmere-council",
    party_name: str = "Eastmere Council",
    role: str = Role.OFFICER,
    frozen: bool = False,
) -> Membership:
    """An active membership; of Eastmere Council, as an officer, where nothing else is said.

    A party without an administrator is frozen: two are made besides where there is none, unless `frozen`.
    """
    party = {"party_kind": party_kind, "party_id": party_id, "party_name": party_name}
    membership = active_membership(person, role=role, **party)
    if not frozen and administrators(kind=party_kind, id=party_id) == 0:
        for number in (1, 2):
            colleague = make_person(f"administrator{number}@{slugify(party_id)}.example")
            active_membership(colleague, role=Role.ADMINISTRATOR, **party)
    return membership


def active_membership(person: Person, **values: str) -> Membership:
    """A membership that counts today."""
    return Membership.objects.create(
        person=person, address=person.email, status=Status.ACTIVE, since=SINCE, **values
    )


def acting(person: Person, membership: Membership | None = None) -> Acting:
    """Who acts, as actions take it."""
    return acting_of(person, membership_id=membership.pk if membership else None)


def signed_in(person: Person, *, acting_for: Membership | None = None, **client: Any) -> Client:
    """A test client in which this person is signed in, acting by this membership."""
    browser = Client(**client)
    browser.force_login(person, backend=SIGNS_IN)
    if acting_for:
        session = browser.session
        session[SESSION_KEY] = acting_for.pk
        session.save()
    return browser
