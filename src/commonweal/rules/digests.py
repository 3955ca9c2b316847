"""When letters that wait are sent: once a day or once a week, by the reader's own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

# Hour and minute.
MORNING = (7, 0)
MONDAY = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What one letter covers: up to `closes` (UTC), known by its last day (`daily:2026-03-29`)."""

    key: str
    closes: datetime


def latest_window(moment: datetime, *, weekly: bool, zone: ZoneInfo, at: tuple[int, int] = MORNING) -> Window:
    """The window that closed last before `moment`: today's or yesterday's hour, or that of the last Monday.

    A day has one window however many hours it has. Where the hour comes twice it closes at the first; where it is
    left out, an hour later by the clock.
    """
    day = moment.astimezone(zone).date()
    if weekly:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    if closing(day, zone=zone, at=at) > moment:
        day -= timedelta(days=7 if weekly else 1)
    return Window(key=f"{'weekly' if weekly else 'daily'}:{day}", closes=closing(day, zone=zone, at=at))


def next_window(moment: datetime, *, weekly: bool, zone: ZoneInfo, at: tuple[int, int] = MORNING) -> Window:
    """The window that closes next after `moment`."""
    latest = date.fromisoformat(latest_window(moment, weekly=weekly, zone=zone, at=at).key.partition(":")[2])
    day = latest + timedelta(days=7 if weekly else 1)
    return Window(key=f"{'weekly' if weekly else 'daily'}:{day}", closes=closing(day, zone=zone, at=at))


def closing(day: date, *, zone: ZoneInfo, at: tuple[int, int]) -> datetime:
    """The moment, in UTC, at which the clock of this place shows the hour on this day."""
    return datetime(day.year, day.month, day.day, *at, tzinfo=zone).astimezone(UTC)
