"""Deliveries that wait, and how the mail fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from commonweal.apps.notices.enums import DeliveryState
from commonweal.apps.notices.models import Delivery

LATE = timedelta(hours=1)


def due_deliveries(*, at: datetime) -> QuerySet[Delivery]:
    """What may be sent now, whoever held it last; confirmations first, then the oldest."""
    waiting = Delivery.objects.filter(Q(state=DeliveryState.DUE), next_try_at__lte=at)
    return waiting.select_related("subscription__person", "person").order_by("kind", "pk")


@dataclass(frozen=True, kw_only=True, slots=True)
class MailHealth:
    """How many letters wait, since when the oldest does, and what the last try said."""

    waiting: int
    oldest: datetime | None
    problem: str
    given_up: int
    last_sent: datetime | None

    def is_late(self, *, at: datetime) -> bool:
        """Whether letters wait longer than an hour."""
        return self.oldest is not None and at - self.oldest > LATE


def mail_health() -> MailHealth:
    """The state of the mail: for stewards, and for whoever runs the site."""
    waiting = Delivery.objects.filter(state=DeliveryState.DUE)
    oldest = waiting.order_by("made_at").values_list("made_at", flat=True).first()
    problem = waiting.exclude(problem="").order_by("-next_try_at").values_list("problem", flat=True).first()
    sent = Delivery.objects.filter(state=DeliveryState.SENT)
    return MailHealth(
        waiting=waiting.count(),
        oldest=oldest,
        problem=problem or "",
        given_up=Delivery.objects.filter(state=DeliveryState.GIVEN_UP).count(),
        last_sent=sent.order_by("-sent_at").values_list("sent_at", flat=True).first(),
    )
