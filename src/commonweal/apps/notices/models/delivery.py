"""One letter, one line in the site, or one call of a webhook."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.notices.enums import Channel, DeliveryState, LetterKind
from commonweal.apps.notices.models.subscription import Subscription

# A subscription alone, or a person, or an address, or a person at another address.
ONE_READER = Q(subscription__isnull=False, person__isnull=True, address="") | (
    Q(subscription__isnull=True) & (Q(person__isnull=False) | ~Q(address=""))
)


class Delivery(models.Model):
    """What is sent, known by its key before it is sent.

    `window` is the time it covers (`daily:2026-03-29`). Whoever sends it holds it by a lease: `leased_by` until
    `leased_until`. `problem` is what the last try said, never with an address in it. `read_at` is when a person
    opened what stands in the site.
    """

    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, null=True, related_name="deliveries"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    address = models.EmailField(blank=True, default="")
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.MAIL)
    kind = models.CharField(max_length=8, choices=LetterKind.choices)
    key = models.CharField(max_length=120)
    window = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.DUE)
    made_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField()
    leased_by = models.CharField(max_length=120, blank=True, default="")
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    subject = models.TextField(blank=True, default="")
    told = models.IntegerField(default=0)
    problem = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["key"], name="a_delivery_is_known_by_its_key"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~Q(state=DeliveryState.SENT) & Q(sent_at__isnull=True)),
                name="what_was_sent_has_a_time",
            ),
            models.CheckConstraint(condition=ONE_READER, name="a_delivery_has_one_reader"),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(channel=Channel.SITE),
                name="what_is_read_stands_in_the_site",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="deliveries_that_are_due"),
            models.Index(
                fields=["person"],
                condition=Q(channel=Channel.SITE, read_at__isnull=True),
                name="notices_not_read_yet",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def to(self) -> str:
        """The address that its letter goes to."""
        if self.subscription:
            return self.subscription.address
        return self.address or (self.person.email if self.person else "")

    @property
    def language(self) -> str:
        """The language of its reader: that of their account, else the one they asked in, else the site's."""
        person = self.subscription.person if self.subscription else self.person
        asked = self.subscription.language if self.subscription else ""
        return (person.language if person else "") or asked or settings.LANGUAGE_CODE

    @property
    def time_zone(self) -> str:
        """The time zone of its reader, found in the same order."""
        person = self.subscription.person if self.subscription else self.person
        asked = self.subscription.time_zone if self.subscription else ""
        return (person.time_zone if person else "") or asked or settings.TIME_ZONE
