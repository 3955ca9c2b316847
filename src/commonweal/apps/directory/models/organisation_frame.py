"""The columns by which organisations are filtered, packed."""

from __future__ import annotations

from django.db import models

from commonweal.apps.provenance.models import Snapshot


class OrganisationFrame(models.Model):
    """The filter columns of all organisations of a snapshot, as one packed array each; made by the load."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.CASCADE, primary_key=True)
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"organisations of snapshot {self.pk}"
