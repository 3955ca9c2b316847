"""Who does something that only one may do at a time."""

from __future__ import annotations

from django.db import models


class Lease(models.Model):
    """A task, who holds it and until when; empty where nobody does."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=120, blank=True, default="")
    until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.holder or 'nobody'}"
