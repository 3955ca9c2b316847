"""That somebody asks for a decision to be looked at again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.people.enums import AppealState
from commonweal.apps.people.models.moderation_decision import ModerationDecision


class Appeal(models.Model):
    """One appeal against one decision. `says` is seen by stewards alone; `reason` is public."""

    decision = models.OneToOneField(ModerationDecision, on_delete=models.PROTECT, related_name="appeal")
    says = models.TextField()
    appealed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.OPEN)
    reason = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["appealed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(says=""), name="an_appeal_says_something"),
            models.CheckConstraint(
                condition=Q(state=AppealState.OPEN, decided_at__isnull=True)
                | (~Q(state=AppealState.OPEN) & Q(decided_at__isnull=False) & ~Q(reason="")),
                name="a_decided_appeal_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.state}"
