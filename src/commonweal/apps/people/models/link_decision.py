"""That a steward said whether two records are about one site, or one organisation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from commonweal.apps.people.enums import LinkKind


class LinkDecision(models.Model):
    """A yes or no about two records, which every build replays; `ended_at` since when another answer counts.

    `left` and `right` are record keys of a site's rows, or org-ids; `left` is the smaller text.
    """

    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    left = models.TextField()
    right = models.TextField()
    same = models.BooleanField()
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["decided_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "left", "right"], condition=Q(ended_at=None), name="one_answer_counts"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="an_answer_gives_its_reason"),
            models.CheckConstraint(condition=~Q(left=F("right")), name="two_records_are_two"),
        ]

    def __str__(self) -> str:
        return f"{self.left} {'=' if self.same else '≠'} {self.right}"
