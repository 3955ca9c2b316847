"""What somebody says is wrong with a site's record, or is missing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import MistakeField, ReportState


class MistakeReport(models.Model):
    """A report, kept until a steward or an officer of the owner has answered it.

    `site_id` is the site's lasting id: a report outlives a merge; it is empty where a site of `body_id` is
    missing. `says` and `contact` are seen by those alone who may answer; the answer is public. `field` and
    `value` are the correction that was accepted, for the record `record_key`: it replays on every build.
    """

    site_id = models.CharField(max_length=20, db_index=True, blank=True, default="")
    body_id = models.CharField(max_length=200, db_index=True, blank=True, default="")
    about = models.CharField(max_length=10, choices=MistakeField.choices)
    says = models.TextField()
    contact = models.TextField(blank=True, default="")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reported_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.NEW)
    promised_by = models.DateField(null=True, blank=True)
    record_key = models.TextField(blank=True, default="")
    field = models.CharField(max_length=40, blank=True, default="")
    value = models.TextField(blank=True, default="")
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
                condition=~Q(site_id="", body_id=""), name="a_report_is_about_a_site_or_a_body"
            ),
            models.CheckConstraint(
                condition=Q(field="") | (Q(state=ReportState.CONFIRMED) & ~Q(record_key="") & ~Q(value="")),
                name="a_correction_is_confirmed_and_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW, answered_at__isnull=True)
                | (~Q(state=ReportState.NEW) & Q(answered_at__isnull=False)),
                name="an_answered_report_has_a_time_of_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site_id or self.body_id}: {self.about}"

    @property
    def is_answered(self) -> bool:
        """Whether it was confirmed or declined."""
        return self.state != ReportState.NEW
