"""A spreadsheet that an officer sent to the council desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from commonweal.apps.landbank.enums import UploadOrigin, UploadState


class RegisterUpload(models.Model):
    """An upload, kept as it came under its hash, and how far its check has come.

    `token` is the form's own: sending the form twice makes one upload. `revision` counts what people said of
    it (mends, headings, which register it is); `checked_revision` is the last one whose check is finished.
    `mapping` says which staged column a heading is; `remembered` is the same from the body’s earlier uploads, and
    `mapping` goes before it. `register` is empty until it is known. `told` is why it cannot be read, for people.
    """

    token = models.CharField(max_length=64, unique=True)
    body_id = models.CharField(max_length=200, db_index=True)
    body_name = models.TextField()
    register = models.CharField(max_length=60, blank=True, default="")
    variant = models.CharField(max_length=60, blank=True, default="")
    why = models.TextField(blank=True, default="")
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    origin = models.CharField(max_length=12, choices=UploadOrigin.choices, default=UploadOrigin.FILE)
    mapping = models.JSONField(default=dict, blank=True)
    remembered = models.JSONField(default=dict, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="register_uploads"
    )
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=UploadState.choices, default=UploadState.WAITING)
    told = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=0)
    checked_revision = models.PositiveIntegerField(null=True, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_about = models.PositiveIntegerField(default=0)
    rows_accepted = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    last_heard_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_revision__isnull=True) | Q(checked_revision__lte=F("revision")),
                name="no_check_is_ahead_of_its_upload",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.file_name}"

    @property
    def headings_said(self) -> dict[str, str]:
        """The staged column of each heading that people have spoken of, for this file or an earlier one."""
        return {heading: column for heading, column in {**self.remembered, **self.mapping}.items() if column}

    @property
    def is_checked(self) -> bool:
        """Whether the last check covers everything that people said."""
        return self.state == UploadState.CHECKED and self.checked_revision == self.revision

    @property
    def is_busy(self) -> bool:
        """Whether a check waits or runs."""
        return self.state in (UploadState.WAITING, UploadState.CHECKING)

    @property
    def percent(self) -> int:
        """How far the check has come, at most 99 until it is finished."""
        if self.is_checked:
            return 100
        return min(99, 100 * self.rows_done // self.rows_about) if self.rows_about else 0
