"""A snapshot whose changes have become events."""

from __future__ import annotations

from django.db import models


class SnapshotRead(models.Model):
    """The hash of a snapshot, when its changes were read, and how many of them were new."""

    hash = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()
    events = models.IntegerField()

    class Meta:
        verbose_name_plural = "snapshots read"

    def __str__(self) -> str:
        return self.hash[:12]
