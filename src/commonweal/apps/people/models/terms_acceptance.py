"""That a person accepted a version of the terms."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class TermsAcceptance(models.Model):
    """One person, one version, one moment."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="acceptances")
    version = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="a_version_is_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.version}"
