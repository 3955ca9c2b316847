"""A register as a public body published it at the council desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import PublicationState
from commonweal.apps.landbank.models.register_upload import RegisterUpload


class RegisterPublication(models.Model):
    """An upload with its mends as a file in the standard columns, in force from a day until it is undone.

    `file_name` is the file's own under the desk's folder; `meant` are the doubts that the officer confirmed;
    `differences` how it differs from the one before.
    """

    upload = models.ForeignKey(RegisterUpload, on_delete=models.PROTECT, related_name="publications")
    revision = models.PositiveIntegerField()
    body_id = models.CharField(max_length=200)
    body_name = models.TextField()
    register = models.CharField(max_length=60)
    variant = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    meant = models.JSONField(default=list, blank=True)
    differences = models.JSONField(default=dict, blank=True)
    publish_on = models.DateField()
    state = models.CharField(max_length=10, choices=PublicationState.choices)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-publish_on", "-id"]
        indexes = [models.Index(fields=["body_id", "register", "state"], name="publications_of_a_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "revision"],
                condition=~Q(state=PublicationState.UNDONE),
                name="an_upload_as_it_stands_is_published_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicationState.PUBLISHED) | Q(published_at__isnull=False),
                name="what_is_published_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=PublicationState.UNDONE, undone_at__isnull=False)
                | (~Q(state=PublicationState.UNDONE) & Q(undone_at__isnull=True)),
                name="what_is_undone_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.register} {self.publish_on}"

    @property
    def source_id(self) -> str:
        """How a snapshot names this file among its sources."""
        return f"{self.register}:{self.sha256[:12]}"

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.body_id}-{self.register}-publication-{self.pk}.csv"
