"""Somebody has read what they were told. That is nobody else's concern: the journal says nothing of it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied

from commonweal.apps.notices.enums import Channel
from commonweal.apps.notices.models import Delivery
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of


def read_notices(*, object_kind: str = "", object_id: str = "", by: Acting, at: datetime) -> int:
    """Mark one's own notices as read: those of one thing, or all; how many were not read before. PermissionDenied
    for a visitor."""
    if not by.signed_in:
        raise PermissionDenied
    unread = Delivery.objects.filter(
        person=person_of(by), channel=Channel.SITE, read_at=None, made_at__lte=at
    )
    if object_kind:
        about = unread.filter(
            recipients__event__object_kind=object_kind, recipients__event__object_id=object_id
        )
        unread = Delivery.objects.filter(pk__in=list(about.values_list("pk", flat=True)), read_at=None)
    return unread.update(read_at=at)
