"""An event that somebody is told of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.notices.enums import Channel, Reason
from commonweal.apps.notices.models.delivery import ONE_READER, Delivery
from commonweal.apps.notices.models.event import Event
from commonweal.apps.notices.models.subscription import Subscription


class Recipient(models.Model):
    """An event, its reader, the channel and why; and the delivery that tells it, once there is one.

    The reader is a subscription, a person, or the `address` of somebody without an account; beside a person it is
    another address of theirs that is told instead.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="recipients")
    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, null=True, related_name="recipients"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="told_of"
    )
    address = models.EmailField(blank=True, default="", db_default="")
    channel = models.CharField(
        max_length=8, choices=Channel.choices, default=Channel.MAIL, db_default=Channel.MAIL.value
    )
    reason = models.CharField(max_length=20, choices=Reason.choices)
    delivery = models.ForeignKey(Delivery, on_delete=models.SET_NULL, null=True, related_name="recipients")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "event"], name="a_subscription_hears_of_an_event_once"
            ),
            models.UniqueConstraint(
                fields=["person", "event", "channel", "address"],
                condition=Q(person__isnull=False),
                name="a_person_hears_of_an_event_once_by_a_channel",
            ),
            models.UniqueConstraint(
                fields=["address", "event"],
                condition=Q(person__isnull=True, subscription__isnull=True),
                name="an_address_hears_of_an_event_once",
            ),
            models.CheckConstraint(condition=ONE_READER, name="a_recipient_is_one_reader"),
        ]
        indexes = [
            models.Index(
                fields=["subscription"],
                condition=Q(delivery__isnull=True),
                name="recipients_not_told_yet",
            ),
            models.Index(
                fields=["person"],
                condition=Q(delivery__isnull=True, person__isnull=False),
                name="people_not_told_yet",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}: {self.event_id}"
