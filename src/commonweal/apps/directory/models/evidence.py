"""One fact that shows something about an organisation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.directory.enums import Criterion, EvidenceState, Method, Rung, WhyEnded
from commonweal.apps.directory.models.claim import Claim
from commonweal.apps.directory.models.claimed_organisation import ClaimedOrganisation


class Evidence(models.Model):
    """One rung: what, from which source, found out how, on which day, until when, checked by whom.

    `source` is public: a register entry, a domain, an organisation's name. `voucher_id` is the organisation
    that vouches. `says` and `link` are the proof of a criterion, public once a steward accepted it. `checked_by`
    is never shown by name.
    """

    organisation = models.ForeignKey(ClaimedOrganisation, on_delete=models.PROTECT, related_name="evidence")
    rung = models.CharField(max_length=10, choices=Rung.choices)
    criterion = models.CharField(max_length=12, choices=Criterion.choices, blank=True, default="")
    source = models.TextField()
    method = models.CharField(max_length=12, choices=Method.choices)
    state = models.CharField(max_length=8, choices=EvidenceState.choices, default=EvidenceState.STANDS)
    dated = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    claim = models.ForeignKey(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    voucher_id = models.CharField(max_length=80, blank=True, default="")
    says = models.TextField(blank=True, default="")
    link = models.URLField(max_length=500, blank=True, default="")
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reasons = models.TextField(blank=True, default="")
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=10, choices=WhyEnded.choices, blank=True, default="")

    class Meta:
        ordering = ["dated", "id"]
        verbose_name_plural = "evidence"
        indexes = [
            models.Index(fields=["state", "expires_on"], name="evidence_by_expiry"),
            models.Index(fields=["voucher_id"], name="evidence_by_voucher"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rung=Rung.CRITERION) & ~Q(criterion="")
                | ~Q(rung=Rung.CRITERION) & Q(criterion=""),
                name="a_criterion_is_named_and_nothing_else_is",
            ),
            models.CheckConstraint(
                condition=Q(rung=Rung.VOUCHED) & ~Q(voucher_id="") | ~Q(rung=Rung.VOUCHED) & Q(voucher_id=""),
                name="who_vouches_is_named",
            ),
            models.CheckConstraint(
                condition=Q(state=EvidenceState.ENDED, ended_on__isnull=False) & ~Q(why_ended="")
                | ~Q(state=EvidenceState.ENDED) & Q(ended_on__isnull=True, why_ended=""),
                name="evidence_that_ended_says_when_and_why",
            ),
            models.UniqueConstraint(
                fields=["organisation", "rung", "criterion", "voucher_id"],
                condition=Q(state=EvidenceState.STANDS),
                name="of_one_kind_of_evidence_one_stands",
            ),
            models.UniqueConstraint(
                fields=["organisation", "criterion"],
                condition=Q(state=EvidenceState.OFFERED),
                name="a_criterion_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.rung} ({self.state})"
