"""What somebody says breaks the terms or the law."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class ContentReportQuerySet(models.QuerySet["ContentReport"]):
    """Reports by whether they wait, and by what they are about."""

    def open(self) -> ContentReportQuerySet:
        """Those that nobody has decided on."""
        return self.filter(decision=None)

    def about(self, *, kind: str, id: str) -> ContentReportQuerySet:
        """Those about one thing."""
        return self.filter(subject_kind=kind, subject_id=id)


class ContentReport(models.Model):
    """A report, kept until a steward has decided. What it is about stands as it was found: kind, id, address, title.

    `says`, `person` and `contact` are seen by stewards alone. `doer` is a keyed hash that counts how much came
    from one place on one day; `token` is the form's own, so that a form sent twice is kept once.
    """

    token = models.CharField(max_length=64, unique=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=200)
    subject_address = models.TextField()
    subject_title = models.TextField()
    clause = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    illegal = models.BooleanField(default=False)
    says = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.EmailField(blank=True, default="")
    doer = models.CharField(max_length=64, db_index=True)
    reported_at = models.DateTimeField()
    decision = models.ForeignKey(
        "people.ModerationDecision", on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )

    objects = ContentReportQuerySet.as_manager()

    class Meta:
        ordering = ["-illegal", "reported_at", "id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="content_reports_of_a_thing")]
        constraints = [
            models.CheckConstraint(condition=~Q(says=""), name="a_content_report_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.version} {self.clause}"
