"""Another computer that is told, and what came of each call."""

from __future__ import annotations

from django.db import models

from commonweal.apps.notices.models.delivery import Delivery
from commonweal.apps.notices.models.subscription import Subscription


class Webhook(models.Model):
    """Where a subscription's events are sent, and the secret that signs them (HMAC-SHA256)."""

    subscription = models.OneToOneField(Subscription, on_delete=models.CASCADE, related_name="webhook")
    url = models.URLField(max_length=500)
    secret = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(secret=""), name="a_webhook_is_signed"),
        ]

    def __str__(self) -> str:
        return self.url


class WebhookCall(models.Model):
    """One call, answered or not. `status` is the answer's; none where nothing answered."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="calls")
    at = models.DateTimeField()
    status = models.IntegerField(null=True)
    problem = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.status or self.problem}"
