"""What a person changed in an upload."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import MendKind
from commonweal.apps.landbank.models.register_upload import RegisterUpload


class RegisterMend(models.Model):
    """One cell of one row that now has this value, or a row added, left out or put back; the latest counts.

    `column` is the staged column; `was` what stood there. Rows are numbered as in the file; added ones go on
    from its last.
    """

    upload = models.ForeignKey(RegisterUpload, on_delete=models.CASCADE, related_name="mends")
    kind = models.CharField(max_length=10, choices=MendKind.choices, default=MendKind.CELL)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True, default="")
    value = models.TextField(blank=True, default="")
    was = models.TextField(blank=True, default="")
    proposed = models.BooleanField(default=False)
    mended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mended_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["upload", "row"], name="mends_of_a_row")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind=MendKind.CELL) & ~Q(column="")) | (~Q(kind=MendKind.CELL) & Q(column="")),
                name="a_mend_of_a_cell_names_its_column",
            )
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} row {self.row} {self.column or self.kind}"
