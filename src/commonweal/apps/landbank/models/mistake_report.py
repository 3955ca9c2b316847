"""What a visitor says is wrong with a site's record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import MistakeField, ReportState


class MistakeReport(models.Model):
    """A report by a visitor, kept until a steward has answered it.

    `site_id` is the site's lasting id: a report outlives a merge. `contact` is what the visitor chose to
    leave, if anything; only stewards see it.
    """

    site_id = models.CharField(max_length=20, db_index=True)
    about = models.CharField(max_length=10, choices=MistakeField.choices)
    says = models.TextField()
    contact = models.TextField(blank=True, default="")
    reported_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.NEW)
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-reported_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(says=""), name="a_report_says_something"),
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW, answered_at__isnull=True)
                | (~Q(state=ReportState.NEW) & Q(answered_at__isnull=False)),
                name="an_answered_report_has_a_time_of_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site_id}: {self.about}"
