"""A code that shows that somebody can be reached at an organisation's own address."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.directory.enums import Way
from commonweal.apps.directory.models.claim import Claim


class ClaimCode(models.Model):
    """A code on its way. `hashed` is empty for a letter that no steward has printed yet; `sent_to` is the
    e-mail or postal address; `source` is the domain or the address as the register publishes it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="codes")
    way = models.CharField(max_length=6, choices=Way.choices)
    sent_to = models.TextField()
    source = models.TextField()
    hashed = models.CharField(max_length=64, blank=True, default="")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ends_at = models.DateTimeField(null=True, blank=True)
    tries = models.IntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hashed="") | Q(sent_at__isnull=False, ends_at__isnull=False),
                name="a_code_on_its_way_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(way=Way.LETTER, used_at__isnull=True, sent_at__isnull=True),
                name="a_letter_is_asked_for_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} for claim {self.claim_id}"
