"""Dates as publishers write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.foundation.dates import EARLIEST, LATEST, NotADate, is_iso, parse_date, parse_serial


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-31",
        "2024/3/31",
        "20240331",
        "31/03/2024",
        "31.3.2024",
        "31-03-24",
        "31-Mar-24",
        "31 March 2024",
        "31st of March 2024",
        "Sunday 31 March 2024",
        "March 31, 2024",
        "2024-03-31 00:00:00",
        "2024-03-31T09:30:00Z",
        "31/03/2024 00:00",
        " 31/03/2024 ",
    ],
)
def test_one_day_written_in_many_ways(text: str) -> None:
    assert parse_date(text) == date(2024, 3, 31)


def test_the_day_stands_before_the_month() -> None:
    assert parse_date("04/05/2023") == date(2023, 5, 4)


@pytest.mark.parametrize(("text", "year"), [("01/01/69", 2069), ("01/01/70", 1970), ("1/1/00", 2000)])
def test_years_of_two_digits(text: str, year: int) -> None:
    assert parse_date(text).year == year


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("soon", "'soon' is no date."),
        ("", "'' is no date."),
        ("2024", "'2024' is no date."),
        ("31/02/2024", "'31/02/2024' is a day that does not exist."),
        ("2024-13-01", "'2024-13-01' is a day that does not exist."),
        ("31 Smarch 2024", "'31 Smarch 2024' is no date."),
        ("0999-01-01", "'0999-01-01' is in the year 999."),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(text)
    assert refused.value.reason == reason


def test_only_iso_is_iso() -> None:
    assert is_iso("2024-03-31")
    assert not any(map(is_iso, ["31/03/2024", "2024-3-31", "2024-02-30", "20240331", ""]))


def test_a_spreadsheets_day_number() -> None:
    assert parse_serial("45382") == date(2024, 3, 31)
    assert parse_serial("45382.0") == date(2024, 3, 31)
    assert [parse_serial(text) for text in ("1", "453820", "45382.5", "x")] == [None] * 4


@given(st.dates(EARLIEST, LATEST))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.strftime("%d/%m/") + f"{day.year:04d}") == day


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with suppress(NotADate):
        assert EARLIEST <= parse_date(text) <= LATEST
