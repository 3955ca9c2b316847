"""By when a request for information has to be answered: the twentieth working day after it was received."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.rules.working_days import answer_due, bank_holidays, easter_sunday, is_working_day

# Received on, due on, and which days between did not count.
DUE = (
    ("2026-09-01", "2026-09-29", "no holiday between"),
    ("2026-09-05", "2026-10-02", "a Saturday: the count begins on Monday"),
    ("2026-11-23", "2026-12-22", "Saint Andrew, on 30 November"),
    ("2026-12-11", "2027-01-14", "Christmas and its Monday, New Year and its two substitutes"),
    ("2026-03-10", "2026-04-10", "Saint Patrick, Good Friday, Easter Monday"),
    ("2026-07-01", "2026-07-30", "the Boyne, kept on Monday 13 July"),
    ("2026-07-27", "2026-08-25", "the first Monday of August, in Scotland"),
)


@pytest.mark.parametrize(("received", "due", "why"), DUE)
def test_an_answer_is_due_on_the_twentieth_working_day(received: str, due: str, why: str) -> None:
    assert answer_due(date.fromisoformat(received)) == date.fromisoformat(due), why


EASTERS = ("2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2038-04-25")


@pytest.mark.parametrize("easter", EASTERS)
def test_easter(easter: str) -> None:
    assert easter_sunday(int(easter[:4])) == date.fromisoformat(easter)


def test_holidays_on_a_weekend_are_kept_on_the_next_weekdays() -> None:
    winter = [
        day.isoformat() for day in sorted(bank_holidays(2022) | bank_holidays(2023)) if day.month in (1, 12)
    ]
    assert winter == ["2022-01-03", "2022-01-04", "2022-12-26", "2022-12-27", "2023-01-02", "2023-01-03",
                      "2023-12-25", "2023-12-26"]  # fmt: skip


def test_counting_the_days_one_by_one_gives_the_same() -> None:
    for number in range(800):
        received = date(2026, 1, 1) + timedelta(days=number)
        after = (received + timedelta(days=one) for one in range(1, 60))
        assert answer_due(received) == [day for day in after if is_working_day(day)][19]
