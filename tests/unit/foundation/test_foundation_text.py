"""Text made plain, compared and shortened."""

from __future__ import annotations

import pytest

from commonweal.foundation.text import (
    compact,
    excerpt,
    fold,
    has_control_characters,
    is_blank,
    safe_for_spreadsheet,
    snake_case,
    tidy,
    tidy_lines,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Town   Hall ", "Town Hall"),
        ("Town\nHall\t", "Town Hall"),
        ("Town\x00 Hall\u200b", "Town Hall"),
        ("\ufeffUPRN", "UPRN"),
        ("", ""),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


def test_tidy_lines_keeps_the_lines() -> None:
    assert tidy_lines(" 1 Quay \r\n  Seaport\r") == "1 Quay\nSeaport"


@pytest.mark.parametrize("text", ["", "  ", "-", "N/A", "none", "NULL", "#REF!", None])
def test_these_say_nothing(text: str | None) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "no", "A", "None Street"])
def test_these_say_something(text: str) -> None:
    assert not is_blank(text)


def test_fold_drops_accents_and_case() -> None:
    assert fold("Café ÉTÉ") == "cafe ete"


@pytest.mark.parametrize("heading", ["SiteReference", "Site Reference", "site-reference", "SITE_REFERENCE "])
def test_headings_that_are_one_when_compact(heading: str) -> None:
    assert compact(heading) == "sitereference"


def test_words() -> None:
    assert words("Owner's notice: 2/3") == ("owner", "s", "notice", "2", "3")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("SitePlanURL", "site_plan_url"), ("Site plan URL", "site_plan_url"), ("UPRN", "uprn")],
)
def test_snake_case(heading: str, expected: str) -> None:
    assert snake_case(heading) == expected


def test_an_excerpt_is_one_short_line() -> None:
    assert excerpt("a\nb", 10) == "a b"
    assert excerpt("abcdefghij", 5) == "abcd…"
    assert len(excerpt("x" * 1_000_000, 80)) == 80


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|x", "-2+3", "\t=1"])
def test_a_formula_is_made_harmless(text: str) -> None:
    assert safe_for_spreadsheet(text) == "'" + text


@pytest.mark.parametrize("text", ["-2.98", "+44", "1,000", "Town Hall", "10-15"])
def test_numbers_and_words_stay(text: str) -> None:
    assert safe_for_spreadsheet(text) == text


def test_control_characters_are_seen() -> None:
    assert has_control_characters("a\x00b")
    assert not has_control_characters("a\nb\tc")
