"""The journal: who did what, when and for whom; and the seals that chain its entries."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class JournalIsKept(Exception):
    """Somebody tried to change or delete what the journal holds."""

    def __init__(self) -> None:
        super().__init__("The journal is only ever written to: entries and seals are not changed or deleted.")


class KeptQuerySet(models.QuerySet[Any]):
    """A queryset that reads and adds, and refuses everything else."""

    def update(self, **_values: Any) -> NoReturn:
        raise JournalIsKept

    def delete(self) -> NoReturn:
        raise JournalIsKept

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise JournalIsKept

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_conflicts"):
            raise JournalIsKept
        return super().bulk_create(objs, *args, **kwargs)


class Kept(models.Model):
    """A row that is written once."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise JournalIsKept
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise JournalIsKept


class JournalEntry(Kept):
    """One act. `person` is a public id, empty for the site itself or a visitor; `before` and `after` are
    texts by name."""

    act = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=200)
    person = models.CharField(max_length=36, blank=True, default="")
    acting_for = models.CharField(max_length=240, blank=True, default="")
    at = models.DateTimeField()
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "journal entries"
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="journal_of_a_subject"),
            models.Index(fields=["person"], name="journal_of_a_person"),
            models.Index(fields=["-at"], name="journal_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.subject_kind} {self.subject_id}"


class JournalSeal(Kept):
    """The place of an entry in the chain: its number, the hash before it and its own."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(JournalEntry, on_delete=models.PROTECT, related_name="seal")
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="seals_are_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
