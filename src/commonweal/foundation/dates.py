"""Dates as publishers write them, read in the British order: the day before the month."""

from __future__ import annotations

import re
from datetime import date, timedelta

from commonweal.foundation.text import excerpt, tidy

EARLIEST, LATEST = date(1066, 1, 1), date(2199, 12, 31)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){_TIME}")
_MONTH_NAMED = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]+(?:of )?([a-z]{3,9})[-/., ]+(\d{4}|\d{2})",
    re.IGNORECASE,
)
_NAMED_MONTH_FIRST = re.compile(r"([a-z]{3,9})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.0+)?")
_FIRST_SERIAL = date(1899, 12, 30)


class NotADate(ValueError):
    """Text that is no date; `reason` is a whole sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_date(text: str) -> date:
    """`2024-03-31`, `31/03/2024`, `31-Mar-24`, `31 March 2024`, `20240331`, with or without a time of day.

    A year of two digits is the nearest at or before 2069 (`24` is 2024, `70` is 1970). `NotADate` when it is
    none of these, when there is no such day, or when the year is before 1066 or after 2199.
    """
    plain = tidy(text)[:60]
    found = _parts(plain)
    if found is None:
        raise NotADate(f"'{excerpt(text, 40)}' is no date.")
    try:
        day = date(*found)
    except ValueError:
        raise NotADate(f"'{excerpt(text, 40)}' is a day that does not exist.") from None
    if not EARLIEST <= day <= LATEST:
        raise NotADate(f"'{excerpt(text, 40)}' is in the year {day.year}.")
    return day


def is_iso(text: str) -> bool:
    """Whether the text is a real date written as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def parse_serial(text: str) -> date | None:
    """The date of a spreadsheet's day number (`45382` is 2024-03-31), or None when it is not one.

    Only numbers of five digits, so the years 1927 to 2173: a spreadsheet writes no other day number.
    """
    if found := _SERIAL.fullmatch(text.strip()):
        return _FIRST_SERIAL + timedelta(days=int(found[1]))
    return None


def _parts(plain: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(plain):
        return _year(found[3]), int(found[2]), int(found[1])
    if (found := _MONTH_NAMED.fullmatch(plain)) and (month := _month(found[2])):
        return _year(found[3]), month, int(found[1])
    if (found := _NAMED_MONTH_FIRST.fullmatch(plain)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2])
    return None


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _month(name: str) -> int | None:
    start = name[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else None
