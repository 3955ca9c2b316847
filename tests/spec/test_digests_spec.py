"""Letters come at seven in the morning by the reader's clock, also after a night in which the clock was changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from commonweal.rules.digests import Window, latest_window, next_window

LONDON, KOLKATA = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# Who reads where, what time it is (UTC), daily or weekly, the window that closed last, and when it closed (UTC).
CLOSED_LAST = (
    (LONDON, "2026-03-28 07:00", False, "daily:2026-03-28", "2026-03-28 07:00"),
    (LONDON, "2026-03-29 00:30", False, "daily:2026-03-28", "2026-03-28 07:00"),
    # The night of 29 March has no hour from one to two: seven o'clock is six in UTC from now on.
    (LONDON, "2026-03-29 05:59", False, "daily:2026-03-28", "2026-03-28 07:00"),
    (LONDON, "2026-03-29 06:00", False, "daily:2026-03-29", "2026-03-29 06:00"),
    (LONDON, "2026-10-24 12:00", False, "daily:2026-10-24", "2026-10-24 06:00"),
    # The night of 25 October has the hour from one to two twice.
    (LONDON, "2026-10-25 06:59", False, "daily:2026-10-24", "2026-10-24 06:00"),
    (LONDON, "2026-10-25 07:00", False, "daily:2026-10-25", "2026-10-25 07:00"),
    (KOLKATA, "2026-03-29 01:29", False, "daily:2026-03-28", "2026-03-28 01:30"),
    (KOLKATA, "2026-03-29 01:30", False, "daily:2026-03-29", "2026-03-29 01:30"),
    (LONDON, "2026-03-30 05:59", True, "weekly:2026-03-23", "2026-03-23 07:00"),
    (LONDON, "2026-03-30 06:00", True, "weekly:2026-03-30", "2026-03-30 06:00"),
    (LONDON, "2026-11-01 23:00", True, "weekly:2026-10-26", "2026-10-26 07:00"),
)


@pytest.mark.parametrize(("zone", "now", "weekly", "key", "closed"), CLOSED_LAST)
def test_the_window_that_closed_last(zone: ZoneInfo, now: str, weekly: bool, key: str, closed: str) -> None:
    assert latest_window(utc(now), weekly=weekly, zone=zone) == Window(key=key, closes=utc(closed))


@pytest.mark.parametrize(
    ("at", "closes"),
    [((1, 30), "2026-03-29 01:30"), ((0, 30), "2026-03-29 00:30"), ((2, 30), "2026-03-29 01:30")],
)
def test_an_hour_that_is_left_out_closes_later_and_once(at: tuple[int, int], closes: str) -> None:
    assert latest_window(utc("2026-03-29 12:00"), weekly=False, zone=LONDON, at=at).closes == utc(closes)


def test_an_hour_that_comes_twice_closes_at_the_first() -> None:
    window = latest_window(utc("2026-10-25 12:00"), weekly=False, zone=LONDON, at=(1, 30))
    assert window == Window(key="daily:2026-10-25", closes=utc("2026-10-25 00:30"))


@pytest.mark.parametrize("weekly", [False, True])
@pytest.mark.parametrize("first", ["2026-03-27 00:00", "2026-10-23 00:00"])
def test_around_a_change_of_the_clock_every_day_has_one_window(first: str, weekly: bool) -> None:
    moments = [utc(first) + timedelta(minutes=10 * step) for step in range(6 * 24 * 15)]
    windows = list(dict.fromkeys(latest_window(now, weekly=weekly, zone=LONDON) for now in moments))
    assert [one.key for one in windows] == sorted({one.key for one in windows})
    assert [next_window(one.closes, weekly=weekly, zone=LONDON) for one in windows[:-1]] == windows[1:]
    hours = {(after.closes - before.closes) for before, after in pairwise(windows)}
    whole = timedelta(days=7 if weekly else 1)
    assert hours <= {whole - timedelta(hours=1), whole, whole + timedelta(hours=1)}
