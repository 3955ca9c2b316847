"""What a person asked to be told of: their copy of it, and its end with their account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commonweal.apps.notices.models import Subscription
from commonweal.apps.people.models import Person

PARTS = (
    "public_id", "channel", "frequency", "language", "time_zone", "longitude", "latitude", "radius_m", "area",
    "ward_code", "district_code", "owner_id", "use", "object_id", "named", "asked_at", "confirmed_at", "paused_at",
    "ended_at",
)  # fmt: skip


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Their alerts, as plain values."""
    return {"alerts": list(Subscription.objects.filter(person=person).values(*PARTS))}


def erase(person: Person, *, at: datetime) -> None:
    """Their alerts go, with their places and letters; that the account went is in the journal."""
    Subscription.objects.filter(person=person).delete()
