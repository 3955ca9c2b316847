"""What stands in the site for a person: event, recipient and delivery are there at once, and read later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commonweal.apps.notices.enums import Channel, DeliveryState, LetterKind
from commonweal.apps.notices.models import Delivery, Recipient

BATCH = 500


def show_in_site(told: Iterable[tuple[int, int, str]], *, at: datetime) -> int:
    """Write (event, person, reason) as read by nobody yet; how many were asked for. What stands there already
    stays as it is, read or not."""
    asked = {(event, person): reason for event, person, reason in told}
    keys = {pair: f"site:{pair[1]}:{pair[0]}" for pair in asked}
    Delivery.objects.bulk_create(
        (
            Delivery(
                person_id=person,
                channel=Channel.SITE,
                kind=LetterKind.NOTICE,
                key=keys[event, person],
                state=DeliveryState.SENT,
                made_at=at,
                next_try_at=at,
                sent_at=at,
                told=1,
            )
            for event, person in asked
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    made = _numbers(list(keys.values()))
    Recipient.objects.bulk_create(
        (
            Recipient(
                event_id=event,
                person_id=person,
                channel=Channel.SITE,
                reason=reason,
                delivery_id=made[keys[event, person]],
            )
            for (event, person), reason in asked.items()
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    return len(asked)


def _numbers(keys: list[str]) -> dict[str, int]:
    """The number of each delivery by its key."""
    found: dict[str, int] = {}
    for start in range(0, len(keys), BATCH):
        part = Delivery.objects.filter(key__in=keys[start : start + BATCH])
        found |= dict(part.values_list("key", "pk"))
    return found
