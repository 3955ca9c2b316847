"""Everything that the site holds about one person, as plain values; every app adds its own part."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings

from commonweal.apps.people.models import Membership, Person
from commonweal.apps.provenance.models import JournalEntry


def personal_data(person: Person) -> dict[str, Any]:
    """Parts by name; each a list of plain objects. What proves a sign-in (secrets, codes) is left out."""
    own = str(person.public_id)
    parts = {
        "person": _rows(
            Person.objects.filter(pk=person.pk),
            "public_id", "email", "display_name", "language", "time_zone", "date_joined", "last_login",
        ),
        "addresses": _rows(EmailAddress.objects.filter(user=person), "email", "verified", "primary"),
        "memberships": _rows(
            Membership.objects.filter(person=person),
            "party_kind", "party_id", "party_name", "role", "status", "invited_at", "since", "until",
        ),
        "terms": _rows(person.acceptances.all(), "version", "at"),
        "ways_of_signing_in": _rows(
            Authenticator.objects.filter(user=person), "type", "created_at", "last_used_at"
        ),
        "sessions": _rows(
            UserSession.objects.filter(user=person), "created_at", "last_seen_at", "ip", "user_agent"
        ),
        "journal": _rows(
            JournalEntry.objects.filter(person=own),
            "id", "at", "act", "subject_kind", "subject_id", "acting_for", "before", "after",
        ),
    }  # fmt: skip
    for module in keepers():
        parts |= module.export_of(person)
    return parts


def keepers() -> Iterator[ModuleType]:
    """The modules of other apps that hold personal data: each has `export_of(person)` and
    `erase(person, at=)`."""
    return (import_module(name) for name in settings.PERSONAL_DATA)


def _rows(queryset: Any, *names: str) -> list[dict[str, Any]]:
    return list(queryset.values(*names))
