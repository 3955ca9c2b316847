"""A registered title."""

from __future__ import annotations

from django.db import models

from commonweal.apps.landbank.models.public_body import PublicBody


class Title(models.Model):
    """A title of the Land Registry's corporate ownership data, and the site it was joined to."""

    title_number = models.CharField(max_length=20, primary_key=True)
    site_id = models.CharField(max_length=20, null=True, db_index=True)
    tenure = models.TextField(null=True)
    address = models.TextField(null=True)
    postcode = models.CharField(max_length=8, null=True)
    proprietor = models.TextField(null=True)
    category = models.TextField(null=True)
    owner = models.ForeignKey(
        PublicBody, db_column="owner_id", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    proprietor_since = models.DateField(null=True)
    first_edition = models.CharField(max_length=7, null=True)
    last_edition = models.CharField(max_length=7, null=True)
    left_between = models.CharField(max_length=15, null=True)
    price_paid_pence = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.title_number
