"""A snapshot that was loaded; one of them is current."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Snapshot(models.Model):
    """A snapshot, known by its hash. `manifest` is the snapshot's own manifest, as it was read."""

    hash = models.CharField(max_length=64)
    region = models.CharField(max_length=200)
    region_name = models.TextField()
    sample = models.BooleanField(default=False)
    as_of = models.DateField()
    loaded_at = models.DateTimeField()
    current = models.BooleanField(default=False)
    manifest = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hash"], name="a_snapshot_is_known_by_its_hash"),
            models.UniqueConstraint(
                fields=["current"], condition=Q(current=True), name="one_snapshot_is_current"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_name} {self.hash[:12]}"
