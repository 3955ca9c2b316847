"""How often something was done lately."""

from __future__ import annotations

from django.db import models


class Allowance(models.Model):
    """A count for one doer in one window of time. `doer` is a keyed hash: neither address can be read from it."""

    doer = models.CharField(max_length=64)
    since = models.DateTimeField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["doer", "since"], name="a_doer_is_counted_once_in_a_window"),
        ]

    def __str__(self) -> str:
        return f"{self.count} since {self.since:%Y-%m-%d %H:%M}"
