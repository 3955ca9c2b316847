"""However seldom anybody looks, no account is deleted whose holder was not told twice, with time after each letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.rules.retention import FIRST, SECOND, Step, retention_step

USED = datetime(2026, 1, 1, tzinfo=UTC)
KEEP = timedelta(days=720)
DAY = timedelta(days=1)

# Days since the account was used last; days on which its holder was told; what is due; days until it may be deleted.
DUE = (
    (689, (), "nothing", 720),
    (690, (), "tell first", 720),
    (800, (), "tell first", 830),
    (700, (690,), "nothing", 720),
    (713, (690,), "tell again", 720),
    (719, (690, 713), "nothing", 720),
    (720, (690, 713), "delete", 720),
    (820, (800,), "nothing", 830),
    (829, (800,), "tell again", 836),
    (835, (800, 829), "nothing", 836),
    (836, (800, 829), "delete", 836),
)


@pytest.mark.parametrize(("day", "told", "step", "ends"), DUE)
def test_what_is_due(day: int, told: tuple[int, ...], step: str, ends: int) -> None:
    due = retention_step(
        last_used=USED, keep=KEEP, told=tuple(USED + one * DAY for one in told), at=USED + day * DAY
    )
    assert (due.step, due.delete_from) == (step, USED + ends * DAY)


@given(looks=st.lists(st.integers(min_value=0, max_value=400), max_size=40), keep=st.integers(60, 900))
def test_nobody_is_deleted_without_two_letters_and_time_after_each(looks: list[int], keep: int) -> None:
    """`looks` are the days between one look and the next."""
    at, told = USED, ()
    for days in looks:
        at += days * DAY
        due = retention_step(last_used=USED, keep=keep * DAY, told=told, at=at)
        if due.step == Step.DELETE:
            first, second = told
            assert (at - first >= FIRST, at - second >= SECOND, at - USED >= keep * DAY) == (True,) * 3
            return
        if due.step != Step.NOTHING:
            told = (*told, at)
