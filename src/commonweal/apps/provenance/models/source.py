"""A file that a register's publisher published and that was read."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """A file that was read.

    `current`: the current snapshot read it; otherwise only older facts cite it, or nothing does any more and
    `closed_on` says since when.
    """

    source_id = models.CharField(max_length=100, primary_key=True)
    register = models.CharField(max_length=60, db_index=True)
    title = models.TextField(null=True)
    publisher = models.TextField(null=True)
    file = models.TextField()
    sha256 = models.CharField(max_length=64)
    url = models.TextField(null=True)
    licence = models.TextField(null=True)
    attribution = models.TextField(null=True)
    dated = models.DateField(null=True)
    variant = models.TextField(null=True)
    rows_read = models.BigIntegerField(default=0)
    rows_accepted = models.BigIntegerField(default=0)
    rows_refused = models.BigIntegerField(default=0)
    rows_kept = models.BigIntegerField(default=0)
    newest_row = models.DateField(null=True)
    current = models.BooleanField(default=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rows_read=models.F("rows_accepted") + models.F("rows_refused")),
                name="every_row_read_is_accepted_or_refused",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.file}"
