"""Somebody says that they speak for an organisation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.directory.enums import ClaimState
from commonweal.apps.directory.models.claimed_organisation import ClaimedOrganisation


class Claim(models.Model):
    """One person, one organisation, from the claim to its end. `position` and `says` are seen by stewards and
    by the person alone; `reasons` by those concerned."""

    organisation = models.ForeignKey(ClaimedOrganisation, on_delete=models.PROTECT, related_name="claims")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims")
    position = models.CharField(max_length=200, blank=True, default="")
    says = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ClaimState.choices, default=ClaimState.OPEN)
    contested = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reasons = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(state=ClaimState.OPEN),
                name="a_person_claims_an_organisation_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ClaimState.OPEN, settled_at__isnull=True)
                | (~Q(state=ClaimState.OPEN) & Q(settled_at__isnull=False)),
                name="a_settled_claim_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for evidence or a decision."""
        return self.state == ClaimState.OPEN
