"""A ward of a district."""

from __future__ import annotations

from django.db import models

from commonweal.apps.places.models.district import District


class Ward(models.Model):
    """A ward, known by its GSS code. `geometry` is GeoJSON in WGS84."""

    code = models.CharField(max_length=9, primary_key=True)
    name = models.TextField()
    district = models.ForeignKey(
        District, db_column="district_code", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
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
