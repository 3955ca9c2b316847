"""Who asks and what they ask for in the matrix of `who_may.csv`: people in every role, and the things that its
addresses name in braces. A new kind of thing is a line in `objects`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client
from django.utils import timezone

from claimed_organisations import claimed_objects
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Reason
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.queries.links import CONFIRM, END, MANAGE, less_link, token_of
from commonweal.apps.people.actions._letters import invitation_token
from commonweal.apps.people.enums import PartyKind, Role, Status
from commonweal.apps.people.models import Membership, Person
from council_desk import desk_objects
from moderated_things import moderation_objects
from small_town import load_small_town
from some_people import SINCE, make_membership, make_person, signed_in

ROLES = (
    "visitor",
    "person",
    "member",
    "representative",
    "officer",
    "other officer",
    "administrator",
    "steward",
    "site administrator",
)
ORGANISATION = {
    "party_kind": PartyKind.ORGANISATION,
    "party_id": "GB-CHC-1234560",
    "party_name": "The Ropewalk Trust Limited",
}
NHS = {"party_id": "merrow-nhs", "party_name": "Merrow NHS Trust"}


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The browser of everybody, by role, and the things to be asked for, by name."""

    browsers: dict[str, Client]
    objects: dict[str, Any]


def cast(folder: Path) -> Cast:
    """A small town and its people. Everybody with an account has a second factor and accepted the terms."""
    load_small_town(folder, sites=3)
    people = {
        role: make_person(f"{role.replace(' ', '.')}@example.org", second_factor=True) for role in ROLES[1:]
    }
    memberships = {
        "member": make_membership(people["member"], role=Role.MEMBER),
        "representative": make_membership(people["representative"], role=Role.REPRESENTATIVE, **ORGANISATION),
        "officer": make_membership(people["officer"]),
        "other officer": make_membership(people["other officer"], **NHS),
        "administrator": make_membership(people["administrator"], role=Role.ADMINISTRATOR),
    }
    Person.objects.filter(pk__in=[people["steward"].pk, people["site administrator"].pk]).update(
        is_staff=True
    )
    Person.objects.filter(pk=people["site administrator"].pk).update(is_superuser=True)
    browsers = {
        role: signed_in(Person.objects.get(pk=person.pk), acting_for=memberships.get(role))
        for role, person in people.items()
    }
    return Cast(browsers={"visitor": Client(), **browsers}, objects=objects(people, memberships))


def objects(people: dict[str, Person], memberships: dict[str, Membership]) -> dict[str, Any]:
    """What the addresses of the table name in braces."""
    invitation = Membership.objects.create(
        address="person@example.org",
        party_kind=PartyKind.PUBLIC_BODY,
        party_id="eastmere-council",
        party_name="Eastmere Council",
        role=Role.MEMBER,
        status=Status.INVITED,
        invited_by=people["administrator"],
        invited_at=SINCE,
    )
    return {
        "invitation": invitation.pk,
        "token": invitation_token(invitation),
        "membership": memberships["member"].pk,
        **followed(people["person"]),
        **desk_objects(memberships["officer"]),
        **moderation_objects(people["member"]),
        **claimed_objects(people["person"]),
    }


def followed(person: Person) -> dict[str, Any]:
    """What a person follows, and the signed links of somebody without an account."""
    fields = {"language": "en-gb", "time_zone": "Europe/London", "asked_at": timezone.now()}
    own = Subscription.objects.create(person=person, confirmed_at=timezone.now(), **fields)
    asked = Subscription.objects.create(email="reader@example.org", **fields)
    told = Subscription.objects.create(
        email="reader@example.org", confirmed_at=timezone.now(), object_id="s-1ibrary1", **fields
    )
    return {
        "subscription": own.public_id,
        "confirm": token_of(asked, CONFIRM),
        "manage": token_of(told, MANAGE),
        "end": token_of(told, END),
        "less": less_link(person, ["should"]).rstrip("/").rpartition("/")[2],
        "notice": notice_to(person),
    }


@transaction.atomic
def notice_to(person: Person) -> int:
    """Something that one person was told."""
    event = NewEvent(
        kind="report answered",
        object_kind="mistake-report",
        object_id="1",
        title="Library",
        path="/about/",
        on=SINCE.date(),
    )
    told = tell(event=event, to=[To(person=person, reason=Reason.REPORTER)], at=SINCE)
    return told.pk if told else 0
