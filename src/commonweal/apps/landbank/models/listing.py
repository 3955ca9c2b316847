"""An entry of a list of assets of community value."""

from __future__ import annotations

from django.db import models


class Listing(models.Model):
    """A listing as its council publishes it, and the site it was joined to."""

    source_id = models.CharField(max_length=100, null=True)
    row = models.BigIntegerField(null=True)
    reference = models.TextField(null=True)
    site_id = models.CharField(max_length=20, null=True, db_index=True)
    name = models.TextField(null=True)
    address_text = models.TextField(null=True)
    description = models.TextField(null=True)
    point = models.TextField(null=True)
    organisation = models.TextField(null=True)
    nomination_date = models.DateField(null=True)
    nominating_group = models.TextField(null=True)
    decision = models.TextField(null=True)
    decision_date = models.DateField(null=True)
    expiry_date = models.DateField(null=True)
    notification_to_sell_date = models.DateField(null=True)
    interested_group = models.TextField(null=True)
    protected_period_start_date = models.DateField(null=True)
    notes = models.TextField(null=True)
    entry_date = models.DateField(null=True)
    start_date = models.DateField(null=True)
    end_date = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name or self.reference or str(self.pk)
