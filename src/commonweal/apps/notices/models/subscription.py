"""What somebody wants to be told of."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from commonweal.apps.notices.enums import Channel, Ended, Frequency


class Subscription(models.Model):
    """Criteria that must all hold, how often, and whom to tell.

    `email` is the address of somebody without an account, and the only place where it stands. `area` is a
    GeoJSON polygon in degrees. `named` are the words for codes: `{"owner": "Eastmere Council"}`. All events up
    to `through_event` (its id) have been looked at for this subscription.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="subscriptions"
    )
    email = models.EmailField(blank=True, default="")
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.MAIL)
    frequency = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.DAILY)
    language = models.CharField(max_length=12)
    time_zone = models.CharField(max_length=60)

    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    radius_m = models.FloatField(null=True)
    area = models.TextField(null=True)
    ward_code = models.CharField(max_length=9, null=True)
    district_code = models.CharField(max_length=9, null=True)
    owner_id = models.CharField(max_length=200, null=True)
    use = models.TextField(null=True)
    object_id = models.CharField(max_length=80, null=True)
    named = models.JSONField(default=dict)

    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=12, choices=Ended.choices, blank=True, default="")
    through_event = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(email=""),
                name="an_address_is_kept_for_those_without_an_account",
            ),
            models.CheckConstraint(
                condition=~Q(email="") | Q(person__isnull=False) | Q(channel=Channel.WEBHOOK),
                name="somebody_is_told",
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True, latitude__isnull=True, radius_m__isnull=True)
                | Q(longitude__isnull=False, latitude__isnull=False, radius_m__gt=0),
                name="a_circle_has_a_middle_and_a_radius",
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(radius_m__isnull=True, object_id__isnull=True),
                name="an_area_stands_for_a_place_of_its_own",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("asked_at")),
                name="a_subscription_ends_after_it_was_asked_for",
            ),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="only_what_was_confirmed_is_paused",
            ),
        ]
        indexes = [
            models.Index(fields=["email"], name="subscriptions_of_an_address"),
            models.Index(fields=["confirmed_at", "ended_at"], name="subscriptions_in_force"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def in_force(self) -> bool:
        """Whether it was confirmed and has not ended."""
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def address(self) -> str:
        """Where its letters go."""
        return self.person.email if self.person else self.email
