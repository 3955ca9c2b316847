"""What a person was told, as it stands in the site."""

from __future__ import annotations

from django.db.models import QuerySet

from commonweal.apps.notices.enums import Channel, DeliveryState
from commonweal.apps.notices.models import Recipient
from commonweal.apps.notices.queries.visibility import still_theirs
from commonweal.apps.people.models import Person

MOST_SHOWN = 300
MOST_COUNTED = 100


def told_in_site(person: Person) -> list[Recipient]:
    """The newest of what this person was told and may still know, the latest first; `event` and `delivery` at
    hand."""
    return still_theirs(in_site(person)[:MOST_SHOWN])


def unread_count(person: Person) -> int:
    """How many notices this person has not opened and may still know, a hundred at most. One query where there are
    none."""
    return len(still_theirs(in_site(person).filter(delivery__read_at=None)[:MOST_COUNTED]))


def in_site(person: Person) -> QuerySet[Recipient]:
    """Everything that stands in the site for this person, the latest first."""
    rows = Recipient.objects.filter(
        person=person, channel=Channel.SITE, delivery__state=DeliveryState.SENT
    ).select_related("event", "delivery", "person")
    return rows.order_by("-event_id")
