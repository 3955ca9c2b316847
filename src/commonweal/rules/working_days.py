"""The working days of the Freedom of Information Act 2000, section 10(6): no Saturday, no Sunday, no Christmas Day, no
Good Friday, and no bank holiday in any part of the United Kingdom.

Days that are moved or added by proclamation for one year are not known here: an answer may be due that much later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
MONDAY, FRIDAY = 0, 4
ANSWER_WITHIN = 20


def answer_due(received: date, *, working_days: int = ANSWER_WITHIN) -> date:
    """The last day to answer what was received on a day: the twentieth working day that follows it."""
    due = received
    for _ in range(working_days):
        due += DAY
        while not is_working_day(due):
            due += DAY
    return due


def is_working_day(day: date) -> bool:
    """Whether the Act counts a day."""
    return day.weekday() <= FRIDAY and day not in bank_holidays(day.year)


@lru_cache(16)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year in any part of the United Kingdom, with Christmas Day and Good Friday; one that
    falls on a weekend is kept on the next weekday that is none."""
    found: set[date] = set()
    for day in _fixed(year):
        while day.weekday() > FRIDAY or day in found:
            day += DAY
        found.add(day)
    easter = easter_sunday(year)
    mondays = (_monday(year, 5), _last_monday(year, 5), _monday(year, 8), _last_monday(year, 8))
    return frozenset({*found, easter - 2 * DAY, easter + DAY, *mondays})


def _fixed(year: int) -> Iterator[date]:
    """New Year in all parts and the day after it in Scotland, Saint Patrick and the Boyne in Northern Ireland, Saint
    Andrew in Scotland, Christmas and the day after it."""
    for month, day in ((1, 1), (1, 2), (3, 17), (7, 12), (11, 30), (12, 25), (12, 26)):
        yield date(year, month, day)


def _monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + ((MONDAY - first.weekday()) % 7) * DAY


def _last_monday(year: int, month: int) -> date:
    return _monday(year, month + 1) - 7 * DAY


def easter_sunday(year: int) -> date:
    """Easter of the western churches, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    shift = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
