"""A letter about a decision: written with it, sent until it has left."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from commonweal.apps.people.enums import ModerationLetterKind
from commonweal.apps.people.models.moderation_decision import ModerationDecision


class ModerationLetter(models.Model):
    """One letter to one reader. `key` makes it once; its words are made of the decision when it is sent."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=ModerationLetterKind.choices)
    decision = models.ForeignKey(ModerationDecision, on_delete=models.PROTECT, related_name="letters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.EmailField(blank=True, default="")
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sent_at", "next_try_at"], name="moderation_letters_due")]

    def __str__(self) -> str:
        return self.key
