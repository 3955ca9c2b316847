"""Somebody who follows things in the small town, and what happens there later."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from commonweal.apps.notices.actions.confirm_subscription import confirm_subscription
from commonweal.apps.notices.actions.subscribe import Reader, subscribe
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.places.queries.near import Near
from commonweal.pipeline.load import load
from small_snapshots import small_snapshot
from small_town import COUNCIL_FILE, EVENTS, tables

ASKED = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
NEXT_DAY = datetime(2026, 11, 4, 8, 0, tzinfo=UTC)

AROUND_THE_LIBRARY = Interest(
    near=Near(longitude=-2.951, latitude=53.351, radius_m=800.0), named={"near": "MB4 2QX"}
)
LATER_EVENTS = [
    {
        "site_id": "s-1ibrary1",
        "on": date(2026, 11, 1),
        "kind": "vacancy changed",
        "was": "vacant",
        "became": "in use",
        "source_id": COUNCIL_FILE,
        "row": 418,
    },
    {
        "site_id": "s-yard0001",
        "on": date(2026, 11, 1),
        "kind": "probable disposal",
        "was": "Eastmere Council",
        "source_id": COUNCIL_FILE,
        "row": 1,
    },
]


def load_later_town(folder: Path, **more: Any) -> None:
    """The next edition of the town: the library is in use again, and a yard has probably been sold."""
    later = {**tables(), "site_events": [*EVENTS, *LATER_EVENTS], **more}
    load(small_snapshot(folder / "snapshots", **later), at=LATER)


def follower(
    email: str = "ada@example.org",
    *,
    interest: Interest = AROUND_THE_LIBRARY,
    frequency: str = "at-once",
    at: datetime = ASKED,
    confirmed: bool = True,
    time_zone: str = "Europe/London",
) -> Subscription:
    """Somebody without an account who asked to be told, and confirmed."""
    reader = Reader(email=email, language="en-gb", time_zone=time_zone)
    made = subscribe(
        interest=interest, frequency=frequency, reader=reader, network=f"192.0.2.{email}", by=NOBODY, at=at
    )
    if made is None:
        raise ValueError("too many letters to this address")
    if confirmed:
        confirm_subscription(subscription=made, link=str(made.public_id), by=NOBODY, at=at)
        made.refresh_from_db()
    return made
