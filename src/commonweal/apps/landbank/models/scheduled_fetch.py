"""An address from which a public body's register is fetched by itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.landbank.enums import FetchEvery, FetchState
from commonweal.apps.landbank.models.register_upload import RegisterUpload


class ScheduledFetch(models.Model):
    """Where a body publishes its register, how often to ask, and how it stands.

    `asked_by` acts by `membership_id`: `publish` is their standing order to publish what nothing looks wrong with.
    `upload` is the last file that arrived; `settled` says whether it has been decided on. `told` is the state that
    the officers were told of last. `accept_next` lets one file in that the guards would refuse.
    """

    body_id = models.CharField(max_length=200)
    body_name = models.TextField()
    register = models.CharField(max_length=60)
    url = models.URLField(max_length=1000)
    every = models.CharField(max_length=8, choices=FetchEvery.choices)
    publish = models.BooleanField(default=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    membership_id = models.BigIntegerField()
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    state = models.CharField(max_length=8, choices=FetchState.choices, default=FetchState.NEW)
    told = models.CharField(max_length=8, choices=FetchState.choices, default=FetchState.NEW)
    problem = models.TextField(blank=True, default="")
    since = models.DateTimeField()
    next_try_at = models.DateTimeField()
    last_tried_at = models.DateTimeField(null=True, blank=True)
    last_changed_at = models.DateTimeField(null=True, blank=True)
    last_good_at = models.DateTimeField(null=True, blank=True)
    accept_next = models.BooleanField(default=False)
    upload = models.ForeignKey(
        RegisterUpload, on_delete=models.PROTECT, null=True, blank=True, related_name="fetched_by"
    )
    settled = models.BooleanField(default=True)

    class Meta:
        ordering = ["body_name", "register", "-id"]
        verbose_name_plural = "scheduled fetches"
        constraints = [
            models.UniqueConstraint(
                fields=["body_id", "register"],
                condition=Q(ended_at__isnull=True),
                name="a_register_is_fetched_from_one_address",
            ),
            models.CheckConstraint(
                condition=Q(settled=True) | Q(upload__isnull=False), name="what_is_not_settled_has_arrived"
            ),
        ]
        indexes = [models.Index(fields=["ended_at", "next_try_at"], name="fetches_that_are_due")]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.register}"

    @property
    def key(self) -> str:
        """What the store of fetched files calls it."""
        return f"fetch-{self.pk}"

    @property
    def rows(self) -> int | None:
        """The accepted rows of the last file that was checked."""
        checked = self.upload is not None and self.upload.checked_revision is not None
        return self.upload.rows_accepted if checked else None
