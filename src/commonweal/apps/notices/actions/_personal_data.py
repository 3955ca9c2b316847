"""What a person asked to be told of, what they were told and how they want it: their copy of it, and its end with their
account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commonweal.apps.notices.models import Delivery, Event, KnownDevice, Preference, Recipient, Subscription
from commonweal.apps.people.models import Person

PARTS = (
    "public_id", "channel", "frequency", "language", "time_zone", "longitude", "latitude", "radius_m", "area",
    "ward_code", "district_code", "owner_id", "use", "object_id", "named", "asked_at", "confirmed_at", "paused_at",
    "ended_at",
)  # fmt: skip
TOLD = (
    "event__kind", "event__title", "event__on", "event__deadline", "event__became", "event__noted_at", "channel",
    "address", "reason", "delivery__state", "delivery__sent_at", "delivery__read_at",
)  # fmt: skip


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Their alerts, their notices, their choices and their known browsers, as plain values."""
    return {
        "alerts": list(Subscription.objects.filter(person=person).values(*PARTS)),
        "notices": [
            {name.replace("event__", "").replace("delivery__", ""): value for name, value in row.items()}
            for row in Recipient.objects.filter(person=person).order_by("pk").values(*TOLD)
        ],
        "how_told": list(
            Preference.objects.filter(person=person).values("importance", "channel", "how_often")
        ),
        "devices": list(KnownDevice.objects.filter(person=person).values("since", "last_seen")),
    }


def erase(person: Person, *, at: datetime) -> None:
    """Their alerts go, with their places and letters, and so does what they were told; that the account went is in
    the journal."""
    for model in (Subscription, Recipient, Delivery, Preference, KnownDevice):
        model.objects.filter(person=person).delete()
    Event.objects.filter(object_kind="account", object_id=str(person.public_id)).delete()
    Event.objects.filter(personal=True, recipients=None).delete()
