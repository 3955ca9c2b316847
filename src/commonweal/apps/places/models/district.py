"""A district of the region."""

from __future__ import annotations

from django.db import models


class District(models.Model):
    """A district, known by its GSS code. `geometry` is GeoJSON in WGS84, as the boundary file has it."""

    code = models.CharField(max_length=9, primary_key=True)
    name = models.TextField()
    geometry = models.TextField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    west = models.FloatField(null=True)
    south = models.FloatField(null=True)
    east = models.FloatField(null=True)
    north = models.FloatField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
