"""A browser from which somebody has signed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class KnownDevice(models.Model):
    """A browser, known by a cookie that signing in sets; `key` is a keyed hash of it. It says nothing of the device
    but that it is the same."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    key = models.CharField(max_length=64)
    since = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="a_device_is_known_to_a_person_once"),
        ]

    def __str__(self) -> str:
        return f"since {self.since:%Y-%m-%d}"
