"""One letter, or one call of a webhook."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from commonweal.apps.notices.enums import DeliveryState, LetterKind
from commonweal.apps.notices.models.subscription import Subscription


class Delivery(models.Model):
    """What is sent, known by its key before it is sent.

    `window` is the time it covers (`daily:2026-03-29`). Whoever sends it holds it by a lease: `leased_by` until
    `leased_until`. `problem` is what the last try said, never with an address in it.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="deliveries")
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
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="deliveries_that_are_due"),
        ]

    def __str__(self) -> str:
        return self.key
