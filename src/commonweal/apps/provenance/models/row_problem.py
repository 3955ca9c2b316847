"""Something wrong with a row of a source, said so that it can be mended."""

from __future__ import annotations

from django.db import models

from commonweal.apps.provenance.enums import Severity
from commonweal.apps.provenance.models.source import Source


class RowProblem(models.Model):
    """A problem of a refused row, or of a row that was kept with a warning.

    A source shows its first problems only; the whole list is in the snapshot's `refusals` and `warnings`
    tables.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="problems")
    severity = models.CharField(max_length=10, choices=Severity.choices)
    row = models.BigIntegerField(null=True)
    column = models.TextField(null=True)
    code = models.CharField(max_length=80)
    found = models.TextField(default="")
    expected = models.TextField(default="")
    mend = models.TextField(default="")
    raw = models.TextField(null=True)

    class Meta:
        ordering = ["source", "severity", "row", "id"]

    def __str__(self) -> str:
        return f"{self.source_id} row {self.row}: {self.code}"
