"""How often somebody wants a class of notices by a channel."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from commonweal.apps.notices.enums import Channel, HowOften, Importance


class Preference(models.Model):
    """One person's choice for one class and channel; where there is none, what is usual is done."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences")
    importance = models.CharField(max_length=6, choices=Importance.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    how_often = models.CharField(max_length=8, choices=HowOften.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "importance", "channel"],
                name="a_person_chooses_once_for_a_class_and_channel",
            ),
            models.CheckConstraint(
                condition=~models.Q(importance=Importance.MUST), name="what_must_be_told_is_not_chosen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.importance} {self.channel}: {self.how_often}"
