"""One thing that happened."""

from __future__ import annotations

from django.db import models

from commonweal.apps.notices.enums import Importance


class Event(models.Model):
    """What happened, to what, where and when; written once, and never changed.

    `key` is made of what happened, so that a second run adds nothing. Names stand here as they were: an event
    outlives what it is about. `deadline` is the last day to do something about it. `by_person` is the public id
    of whoever did it, empty for a register's news. What is `personal` is told to those who are
    named alone: it is matched with no subscription and stands in no feed.
    """

    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=60)
    importance = models.CharField(max_length=6, choices=Importance.choices)
    object_kind = models.CharField(max_length=20)
    object_id = models.CharField(max_length=80)
    title = models.TextField()
    path = models.CharField(max_length=300)
    place = models.TextField(blank=True, default="")
    was = models.TextField(blank=True, default="")
    became = models.TextField(blank=True, default="")
    on = models.DateField()
    deadline = models.DateField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    district_code = models.CharField(max_length=9, null=True)
    ward_code = models.CharField(max_length=9, null=True)
    owner_id = models.CharField(max_length=200, null=True)
    owner_name = models.TextField(blank=True, default="")
    use = models.TextField(null=True)
    source = models.TextField(blank=True, default="")
    by_person = models.CharField(max_length=36, blank=True, default="")
    personal = models.BooleanField(default=False)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="an_event_is_written_once"),
            models.CheckConstraint(
                condition=models.Q(longitude__isnull=True, latitude__isnull=True)
                | models.Q(longitude__isnull=False, latitude__isnull=False),
                name="an_event_has_both_degrees_or_none",
            ),
        ]
        indexes = [
            models.Index(fields=["-on", "-id"], name="events_newest_first"),
            models.Index(fields=["object_kind", "object_id"], name="events_of_an_object"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.object_id}: {self.kind}"
