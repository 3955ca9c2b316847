"""Whether an event may still be told, asked at the moment of sending and of showing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from commonweal.apps.notices.enums import Reason
from commonweal.apps.notices.models import Event, Recipient
from commonweal.apps.people.enums import PartyKind, Responsibility, Role, Status
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import responsibilities_of


def still_shown(events: Sequence[Event]) -> list[Event]:
    """The public events that may be told now, in their order.

    This part knows nothing of sites: the setting `ALERTS_STILL_SHOWN` names who does, by the kind of object. Events
    of a kind that nobody answers for are not told.
    """
    told: set[int] = set()
    for kind, asked in settings.ALERTS_STILL_SHOWN.items():
        own = [event for event in events if event.object_kind == kind and not event.personal]
        if own:
            answer: Callable[[Sequence[Event]], set[int]] = import_string(asked)
            told |= answer(own)
    return [event for event in events if event.pk in told]


def still_theirs(recipients: Iterable[Recipient]) -> list[Recipient]:
    """The recipients that may still know of their event, in their order: with `event` and `person` at hand.

    A public event is asked for as above. Of what came to somebody for what they are, nothing is told when they are
    it no more.
    """
    held = list(recipients)
    if not held:
        return []
    public = {event.pk for event in still_shown([one.event for one in held if not one.event.personal])}
    roles = _roles({one.person_id for one in held if one.person_id})
    invited = _invited({one.event.object_id for one in held if one.reason == Reason.INVITED})
    return [one for one in held if _may_know(one, public=public, roles=roles, invited=invited)]


Roles = dict[int, set[tuple[str, str]]]
"""The party (its kind and id) and role of everybody's active memberships."""


def _may_know(one: Recipient, *, public: set[int], roles: Roles, invited: set[str]) -> bool:
    event, person = one.event, one.person
    if not event.personal:
        return event.pk in public
    if person is None:
        return one.reason != Reason.INVITED or event.object_id in invited
    if not person.is_active:
        return False
    answers: dict[str, Callable[[], bool]] = {
        Reason.OFFICER: lambda: _publishes(roles, person, event.owner_id or ""),
        Reason.SENT_IT: lambda: _publishes(roles, person, event.owner_id or ""),
        Reason.ADMIN: lambda: (event.owner_id or "", Role.ADMINISTRATOR) in roles.get(person.pk, set()),
        Reason.STEWARD: lambda: person.is_staff,
        Reason.INVITED: lambda: event.object_id in invited,
    }
    return answers.get(one.reason, lambda: True)()


def _publishes(roles: Roles, person: Person, body_id: str) -> bool:
    """Whether somebody keeps a body's registers."""
    return any(
        Responsibility.PUBLISH in responsibilities_of(role=role, party_kind=PartyKind.PUBLIC_BODY)
        for party, role in roles.get(person.pk, set())
        if party == body_id
    )


def _roles(people: set[int]) -> Roles:
    found: Roles = {}
    held = Membership.objects.active().filter(person__in=people)
    for person, party, role in held.values_list("person_id", "party_id", "role"):
        found.setdefault(person, set()).add((party, role))
    return found


def _invited(ids: set[str]) -> set[str]:
    """The invitations, by number, that are still open."""
    numbers = [int(one) for one in ids if one.isdigit()]
    if not numbers:
        return set()
    still_open = Membership.objects.filter(pk__in=numbers, status=Status.INVITED)
    return {str(pk) for pk in still_open.values_list("pk", flat=True)}
