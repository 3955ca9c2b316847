"""What people are told of how their account is signed in to. Of this everybody is told of their own acts too: it may
not have been they."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import To, tell
from commonweal.apps.notices.enums import Importance, Reason
from commonweal.apps.notices.models import KnownDevice
from commonweal.apps.people.models import Person


@transaction.atomic
def tell_of_sign_in_change(*, person: Person, what: str, where: str, also: str = "", at: datetime) -> None:
    """Tell somebody that the way they sign in was changed: `what` is allauth's name of it, `where` the browser, `also`
    another address of theirs that is told, such as the former one."""
    _tell(person, kind=what, where=where, also=also, path=reverse("people:account"), at=at)


@transaction.atomic
def know_device(*, person: Person, key: str, where: str, at: datetime) -> bool:
    """Remember the browser that somebody signs in from, and tell them where they have signed in from others alone;
    whether it is new. The first is trusted."""
    hashed = salted_hmac("notices.device", key, algorithm="sha256").hexdigest()
    Person.objects.select_for_update().get(pk=person.pk)
    first = not KnownDevice.objects.filter(person=person).exists()
    _device, new = KnownDevice.objects.update_or_create(
        person=person, key=hashed, defaults={"last_seen": at}, create_defaults={"since": at, "last_seen": at}
    )
    if new and not first:
        _tell(person, kind="new device", where=where, path=reverse("usersessions_list"), at=at)
    return new


def _tell(person: Person, *, kind: str, where: str, path: str, at: datetime, also: str = "") -> None:
    event = NewEvent(
        kind=kind,
        object_kind="account",
        object_id=str(person.public_id),
        title="",
        path=path,
        on=timezone.localdate(at),
        importance=Importance.MUST,
        became=where,
        once=at.isoformat(),
    )
    own = [To(person=person, reason=Reason.OWN)]
    if also and also.casefold() != person.email:
        own.append(To(person=person, address=also, reason=Reason.OWN))
    tell(event=event, to=own, at=at)
