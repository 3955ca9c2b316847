"""Somebody deletes their account: what they did in public stays, and their name goes."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction

from commonweal.apps.people.actions._party import end
from commonweal.apps.people.actions._telling import tell_of_membership
from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting, may_delete_account
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.parties import invitations_for
from commonweal.apps.people.queries.personal_data import keepers
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def delete_account(*, person: Person | None = None, by: Acting, at: datetime) -> Person:
    """Take name, addresses and ways of signing in away; end memberships. PermissionDenied for anybody but whose
    account it is: `person` is named by the site's own timer alone.

    What is left is a public id without a name: acts that concern the public keep their order and their proof.
    """
    if not may_delete_account(by, person=str(person.public_id) if person else by.person):
        raise PermissionDenied
    person = Person.objects.select_for_update().get(pk=person.pk if person else person_of(by).pk)
    _leave_everything(person, at=at)
    for module in keepers():
        module.erase(person, at=at)
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=person).delete()
    sign_out_everywhere(person)
    _forget(person, at=at)
    record_act(act=Act.DELETE_ACCOUNT, subject=Subject("person", str(person.public_id)), by=by.actor, at=at)
    return person


def _leave_everything(person: Person, *, at: datetime) -> None:
    own = Acting(person=str(person.public_id))
    active = list(person.memberships.active())
    for membership in [*person.memberships.open(), *invitations_for(person)]:
        end(membership, at=at)
    for membership in active:
        tell_of_membership(Act.LEAVE_PARTY, membership, by=own, at=at)
    Membership.objects.filter(person=person).update(address="")


def sign_out_everywhere(person: Person) -> int:
    """End every session of an account; gives how many."""
    sessions = UserSession.objects.filter(user=person)
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    return len(keys)


def _forget(person: Person, *, at: datetime) -> None:
    person.email = f"{person.public_id}@deleted.invalid"
    person.display_name = person.language = person.time_zone = ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login, person.pseudonymised_at, person.name_hidden = None, at, False
    person.set_unusable_password()
    person.save()
