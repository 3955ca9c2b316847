"""A public body that holds land."""

from __future__ import annotations

from django.db import models

from commonweal.apps.places.models import District


class PublicBody(models.Model):
    """A public body and why it is held to be one. One that a snapshot no longer names has a closing date."""

    body_id = models.CharField(max_length=200, primary_key=True)
    name = models.TextField()
    kind = models.TextField()
    reason = models.TextField()
    in_region = models.BooleanField()
    district = models.ForeignKey(
        District, db_column="district_code", on_delete=models.DO_NOTHING, db_constraint=False, null=True
    )
    website = models.TextField(null=True)
    organisation_uri = models.TextField(null=True)
    company_number = models.TextField(null=True)
    aliases = models.JSONField(default=list)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "public bodies"

    def __str__(self) -> str:
        return self.name
