"""An event that a subscription is told of."""

from __future__ import annotations

from django.db import models

from commonweal.apps.notices.enums import Reason
from commonweal.apps.notices.models.delivery import Delivery
from commonweal.apps.notices.models.event import Event
from commonweal.apps.notices.models.subscription import Subscription


class Recipient(models.Model):
    """An event, a subscription and why; and the delivery that tells it, once there is one."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="recipients")
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="recipients")
    reason = models.CharField(max_length=8, choices=Reason.choices)
    delivery = models.ForeignKey(Delivery, on_delete=models.SET_NULL, null=True, related_name="recipients")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "event"], name="a_subscription_hears_of_an_event_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["subscription"],
                condition=models.Q(delivery__isnull=True),
                name="recipients_not_told_yet",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.event_id}"
