"""An organisation that somebody claimed."""

from __future__ import annotations

from django.db import models

from commonweal.apps.directory.enums import Standing


class ClaimedOrganisation(models.Model):
    """Where an organisation stands with those who speak for it. `organisation_id` is its id when it was first
    claimed: memberships know it by the same.

    Claims, codes and decisions about one organisation lock this row, and so wait for one another.
    """

    organisation_id = models.CharField(max_length=80, primary_key=True)
    name = models.TextField()
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.UNCLAIMED)
    since = models.DateTimeField()

    class Meta:
        ordering = ["name", "organisation_id"]
        indexes = [models.Index(fields=["standing"], name="claimed_by_standing")]

    def __str__(self) -> str:
        return f"{self.name}: {self.standing}"
