"""An outline near or of a site."""

from __future__ import annotations

from django.db import models


class Outline(models.Model):
    """A polygon attached to a site and why, with its box for the map. `geometry` is WKB in WGS84."""

    polygon_id = models.TextField()
    site_id = models.CharField(max_length=20, null=True, db_index=True)
    kind = models.CharField(max_length=10)
    geometry = models.BinaryField()
    area_m2 = models.FloatField(null=True)
    reason = models.TextField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    def __str__(self) -> str:
        return f"{self.kind} {self.polygon_id}"
