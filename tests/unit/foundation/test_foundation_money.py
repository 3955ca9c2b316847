"""Money read to pence and written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.foundation.money import NotMoney, format_pence, parse_pence


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("1234.5", 123_450),
        ("£1,234.50", 123_450),
        ("GBP 12", 1_200),
        ("-12", -1_200),
        ("-£12", -1_200),
        ("£-12", -1_200),
        ("(12.00)", -1_200),
        ("1.2m", 120_000_000),
        ("£3k", 300_000),
        ("0.005", 1),
        ("0", 0),
    ],
)
def test_amounts(text: str, pence: int) -> None:
    assert parse_pence(text) == pence


@pytest.mark.parametrize("text", ["", "free", "12,34", "1.2.3", "(12", "12)", "--12", "£", "1e9", "9" * 40])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(NotMoney) as refused:
        parse_pence(text)
    assert refused.value.reason.endswith(".")


def test_more_money_than_there_is() -> None:
    with pytest.raises(NotMoney, match="more money than there is"):
        parse_pence("999999999999999bn")


@given(st.integers(-(10**15), 10**15))
def test_every_amount_is_read_back(pence: int) -> None:
    assert parse_pence(format_pence(pence)) == pence
