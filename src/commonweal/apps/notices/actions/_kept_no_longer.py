"""What is kept for a time is deleted when that has passed: notices, sign-in records, devices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from commonweal.apps.notices.models import Delivery, Event, KnownDevice, Recipient


@dataclass(frozen=True, kw_only=True, slots=True)
class LetGo:
    """How much was deleted: of each its rows."""

    notices: int
    addresses: int
    sign_ins: int
    devices: int


@transaction.atomic
def let_go_of_what_is_old(
    *, notices: timedelta, addresses: timedelta, sign_ins: timedelta, devices: timedelta, at: datetime
) -> LetGo:
    """Delete what concerned people `notices` ago, with its letters; what went to an address without an account, with
    the address, `addresses` ago; records of sign-ins (browser and network address) made `sign_ins` ago or whose
    session has ended; browsers not seen for `devices`. What waits to be sent is kept."""
    old = Event.objects.filter(personal=True, noted_at__lt=at - notices)
    old = old.exclude(recipients__delivery__state="due")
    told = Recipient.objects.filter(event__in=old)
    letters = Delivery.objects.filter(subscription=None, made_at__lt=at - notices).exclude(state="due")
    alone = Delivery.objects.filter(person=None, subscription=None, made_at__lt=at - addresses).exclude(
        state="due"
    )
    counts = LetGo(
        notices=told.count(),
        addresses=alone.count(),
        sign_ins=_sign_ins(sign_ins, at=at),
        devices=KnownDevice.objects.filter(last_seen__lt=at - devices).delete()[0],
    )
    Recipient.objects.filter(delivery__in=alone).delete()
    alone.delete()
    told.delete()
    letters.delete()
    old.filter(recipients=None).delete()
    return counts


def _sign_ins(kept: timedelta, *, at: datetime) -> int:
    """Sessions whose time is over, and what was noted of them."""
    Session.objects.filter(expire_date__lt=at).delete()
    alive = Session.objects.values("session_key")
    ended = UserSession.objects.exclude(session_key__in=alive).delete()[0]
    return ended + UserSession.objects.filter(created_at__lt=at - kept).delete()[0]
