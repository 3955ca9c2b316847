"""Something that happened to a site or an organisation."""

from __future__ import annotations

from django.db import models

from commonweal.apps.provenance.enums import Subject


class Change(models.Model):
    """What changed, when, from what to what, and the file and row that say so.

    The subject is named by its own id, so that a change outlives what it is about.
    """

    subject = models.CharField(max_length=12, choices=Subject.choices)
    subject_id = models.CharField(max_length=80)
    name = models.TextField()
    owner_id = models.CharField(max_length=200, null=True)
    district_code = models.CharField(max_length=9, null=True)
    on = models.DateField()
    kind = models.CharField(max_length=60)
    was = models.TextField(null=True)
    became = models.TextField(null=True)
    source_id = models.CharField(max_length=100, null=True)
    row = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(fields=["-on", "-id"], name="changes_newest_first"),
            models.Index(fields=["subject", "subject_id"], name="changes_of_a_subject"),
            models.Index(fields=["owner_id", "-on"], name="changes_of_an_owner"),
            models.Index(fields=["district_code", "-on"], name="changes_of_a_district"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.subject_id}: {self.kind}"
