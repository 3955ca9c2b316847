"""How a body's published register does against the Transparency Code."""

from __future__ import annotations

from django.db import models

from commonweal.apps.landbank.models.public_body import PublicBody


class Compliance(models.Model):
    """One field of one file: how many of its rows fill it."""

    body = models.ForeignKey(PublicBody, on_delete=models.DO_NOTHING, db_constraint=False)
    register = models.CharField(max_length=60)
    source_id = models.CharField(max_length=100, null=True)
    dated = models.DateField(null=True)
    rows = models.BigIntegerField()
    field = models.TextField()
    mandatory = models.BooleanField()
    filled = models.BigIntegerField()
    note = models.TextField(null=True)

    class Meta:
        verbose_name_plural = "compliance"

    def __str__(self) -> str:
        return f"{self.body_id} {self.field}: {self.filled} of {self.rows}"
