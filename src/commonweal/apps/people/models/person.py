"""A person who can sign in."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from commonweal.apps.people.enums import Standing

GONE = _("somebody who has left")
HIDDEN = _("a name that is hidden")
DEFAULT_TIME_ZONE = "Europe/London"


def folded(address: str) -> str:
    """An e-mail address as it is kept: without spaces around it, in small letters."""
    return address.strip().casefold()


class PersonManager(BaseUserManager["Person"]):
    """Makes people by their address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person who may sign in; without a password, by e-mailed code alone."""
        person = self.model(email=folded(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """An administrator of the site, who is a steward too."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=folded(username or ""))


class Person(AbstractUser):
    """A person with an account. Visitors need none; stewards are people with `is_staff`.

    `public_id` is how the journal and other parts name a person; it stays when the account is deleted, and says
    nothing by itself. `standing` is what the decisions in force about the account say; `name_hidden` that its name is
    kept out of sight.
    """

    username = None
    first_name = None
    last_name = None
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail address", unique=True)
    display_name = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    time_zone = models.CharField(max_length=60, blank=True, default=DEFAULT_TIME_ZONE)
    pseudonymised_at = models.DateTimeField(null=True, blank=True)
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.OPEN)
    name_hidden = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = PersonManager()  # type: ignore[misc]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="an_address_is_one_persons"),
        ]

    def __str__(self) -> str:
        if self.name_hidden:
            return str(HIDDEN)
        return self.display_name or (str(GONE) if self.pseudonymised_at else self.email)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = folded(self.email)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)
