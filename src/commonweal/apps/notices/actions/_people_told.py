"""What people are told of their memberships, of being stewards, and of how their account is signed in to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Importance, Reason
from commonweal.apps.notices.queries.readers import administrators_of
from commonweal.apps.people.actions._letters import invitation_token
from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.people.policy import Acting

Telling = tuple[NewEvent, list[To]]


def membership(act: str, membership: Membership, *, by: Acting, at: datetime) -> None:
    """Tell of a membership whoever it concerns: the member of what they may do, the administrators of who comes and
    goes. Of what is not listed nobody is told."""
    telling = TELLINGS.get(act)
    if telling is not None:
        event, to = telling(membership, by, at)
        tell(event=event, to=to, at=at)


def steward(person: Person, *, by: Acting, at: datetime) -> None:
    """Tell somebody that they are a steward now, or no longer."""
    event = NewEvent(
        kind="made steward" if person.is_staff else "steward no longer",
        object_kind="account",
        object_id=str(person.public_id),
        title="",
        path=reverse("people:account"),
        on=timezone.localdate(at),
        importance=Importance.MUST,
        by_person=by.person,
        once=at.isoformat(),
    )
    tell(event=event, to=[To(person=person, reason=Reason.OWN)], at=at)


def _invited(one: Membership, by: Acting, at: datetime) -> Telling:
    kind = "invited" if by.person else "invited by the site"
    path = reverse("people:invitation", args=[invitation_token(one)])
    event = _event(one, kind, by, at, importance=Importance.MUST, path=path, became=one.role)
    known = EmailAddress.objects.filter(email=one.address, verified=True, user__is_active=True)
    found = known.select_related("user").first()
    to = (
        To(person=found.user, reason=Reason.INVITED)
        if found
        else To(address=one.address, reason=Reason.INVITED)
    )
    return event, [to]


def _joined(one: Membership, by: Acting, at: datetime) -> Telling:
    return _of_party(one, "member joined", by, at, became=one.role)


def _declined(one: Membership, by: Acting, at: datetime) -> Telling:
    # Not by whom: whoever said no wants no more of it.
    return _of_party(one, "invitation declined", by, at)


def _left(one: Membership, by: Acting, at: datetime) -> Telling:
    return _of_party(one, "member left", by, at)


def _changed(one: Membership, by: Acting, at: datetime) -> Telling:
    event = _event(one, "role changed", by, at, importance=Importance.MUST, became=one.role)
    return event, [To(person=one.person, reason=Reason.MEMBER)]


def _ended(one: Membership, by: Acting, at: datetime) -> Telling:
    path = reverse("people:account")
    event = _event(one, "membership ended", by, at, importance=Importance.MUST, path=path)
    return event, [To(person=one.person, reason=Reason.MEMBER)]


def _of_party(one: Membership, kind: str, by: Acting, at: datetime, *, became: str = "") -> Telling:
    event = _event(one, kind, by, at, importance=Importance.SHOULD, became=became)
    administrators = administrators_of(kind=one.party_kind, id=one.party_id)
    return event, [To(person=person, reason=Reason.ADMIN) for person in administrators]


def _event(
    one: Membership,
    kind: str,
    by: Acting,
    at: datetime,
    *,
    importance: Importance,
    path: str = "",
    became: str = "",
) -> NewEvent:
    return NewEvent(
        kind=kind,
        object_kind="membership",
        object_id=str(one.pk),
        title=one.party_name,
        path=path or reverse("people:people"),
        on=timezone.localdate(at),
        importance=importance,
        became=became,
        owner_id=one.party_id,
        by_person=by.person,
        once=at.isoformat(),
    )


TELLINGS: dict[str, Callable[[Membership, Acting, datetime], Telling]] = {
    Act.INVITE_MEMBER: _invited,
    Act.INVITE_FIRST_OFFICER: _invited,
    Act.ACCEPT_INVITATION: _joined,
    Act.DECLINE_INVITATION: _declined,
    Act.LEAVE_PARTY: _left,
    Act.CHANGE_ROLE: _changed,
    Act.HAND_OVER: _changed,
    Act.END_MEMBERSHIP: _ended,
}
