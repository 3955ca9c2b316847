"""What a steward decided about something that people wrote."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.people.enums import ModerationAction

HIDES = (ModerationAction.HIDE, ModerationAction.LIMIT, ModerationAction.CLOSE)


class ModerationDecisionQuerySet(models.QuerySet["ModerationDecision"]):
    """Decisions by what they are about, and whether they hold."""

    def in_force(self) -> ModerationDecisionQuerySet:
        """Those that no appeal has reversed."""
        return self.filter(lifted_at=None)

    def about(self, *, kind: str, id: str) -> ModerationDecisionQuerySet:
        """Those about one thing."""
        return self.filter(subject_kind=kind, subject_id=id)

    def hiding(self) -> ModerationDecisionQuerySet:
        """Those in force that keep something out of sight."""
        return self.in_force().filter(action__in=HIDES)


class ModerationDecision(models.Model):
    """A decision with the clause and version it rests on. `reason` is public; `person` or `contact`, whom it concerns,
    is not. `lifted_at` says since when an appeal has reversed it."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=200)
    subject_address = models.TextField()
    subject_title = models.TextField()
    clause = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    action = models.CharField(max_length=12, choices=ModerationAction.choices)
    reason = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.EmailField(blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = ModerationDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="decisions_about_a_thing")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_decision_gives_its_reason"),
            models.CheckConstraint(
                condition=~Q(action__in=[ModerationAction.LIMIT, ModerationAction.CLOSE])
                | Q(person__isnull=False),
                name="an_account_that_is_limited_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.action}"

    @property
    def can_be_appealed(self) -> bool:
        """Whether something was done that can be taken back, and still holds."""
        return self.action != ModerationAction.NOTHING and self.lifted_at is None
