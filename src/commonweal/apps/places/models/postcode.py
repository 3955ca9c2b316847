"""A postcode and the point that stands for it."""

from __future__ import annotations

from django.db import models


class Postcode(models.Model):
    """A postcode as people write it (`L8 1TH`), with the point of its middle address."""

    postcode = models.CharField(max_length=8, primary_key=True)
    outward = models.CharField(max_length=4, db_index=True)
    longitude = models.FloatField()
    latitude = models.FloatField()
    district_code = models.CharField(max_length=9, null=True)
    ward_code = models.CharField(max_length=9, null=True)

    def __str__(self) -> str:
        return self.postcode
