"""A source that the region names and that was not there."""

from __future__ import annotations

from django.db import models


class MissingSource(models.Model):
    """A register without a file in the current snapshot, and why."""

    register = models.CharField(max_length=60)
    publisher = models.TextField(null=True)
    why = models.TextField()

    class Meta:
        ordering = ["register", "publisher"]

    def __str__(self) -> str:
        return f"{self.register}: {self.why}"
