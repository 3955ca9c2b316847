"""A photo that somebody sent with a report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import PhotoState
from commonweal.apps.landbank.models.mistake_report import MistakeReport


class ReportPhoto(models.Model):
    """A photo as it was drawn anew, kept under its hash; `shows` says in words what is seen.

    Only those who may answer the report see it until it is released.
    """

    report = models.ForeignKey(MistakeReport, on_delete=models.CASCADE, related_name="photos")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    shows = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=PhotoState.choices, default=PhotoState.KEPT)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "sha256"], name="a_report_has_a_photo_once"),
            models.CheckConstraint(condition=~Q(shows=""), name="a_photo_is_described"),
            models.CheckConstraint(
                condition=Q(state=PhotoState.KEPT) | Q(settled_at__isnull=False),
                name="a_photo_was_settled_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.shows[:40]}"

    @property
    def is_released(self) -> bool:
        """Whether everybody may see it."""
        return self.state == PhotoState.RELEASED
