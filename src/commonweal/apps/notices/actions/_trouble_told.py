"""Stewards are told when letters wait because our mail server cannot be reached, and when letters were given up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import BOTH, To, tell
from commonweal.apps.notices.enums import Channel, DeliveryState, Importance, Reason
from commonweal.apps.notices.models import Delivery
from commonweal.apps.notices.queries.due_deliveries import LATE
from commonweal.apps.notices.queries.readers import stewards

DAY = timedelta(days=1)


@transaction.atomic
def tell_of_mail_trouble(*, down: str, at: datetime) -> int:
    """Tell the stewards once a day of each: that letters wait longer than an hour, `down` being what the mail server
    said (in the site alone: a letter would wait too), and that some were given up. How many things were told."""
    waiting = Delivery.objects.filter(state=DeliveryState.DUE, made_at__lt=at - LATE, tries__gt=0)
    given_up = Delivery.objects.filter(state=DeliveryState.GIVEN_UP, next_try_at__gt=at - DAY)
    told = 0
    if down and waiting.exists():
        told += _tell("letters wait", down, (Channel.SITE,), at=at)
    if given_up.exists():
        told += _tell("letters given up", "", BOTH, at=at)
    return told


def _tell(kind: str, said: str, channels: tuple[Channel, ...], *, at: datetime) -> int:
    today = timezone.localdate(at)
    event = NewEvent(
        kind=kind,
        object_kind="mail",
        object_id=today.isoformat(),
        title=date_format(today, "j F Y"),
        path=reverse("admin:notices_delivery_changelist"),
        on=today,
        importance=Importance.MUST,
        source=said,
    )
    to = [To(person=person, reason=Reason.STEWARD) for person in stewards()]
    return int(tell(event=event, to=to, at=at, channels=channels) is not None)
