"""Figures and days as people read them, with the marks of the reader's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language


def number(value: float, places: int = 0) -> str:
    """A number with at most so many places; a whole one has none."""
    return _written(round(value, places), places, get_language())


@lru_cache(maxsize=4096)
def _written(exact: float, places: int, _language: str | None) -> str:
    if places and exact == int(exact):
        places = 0
    return str(formats.number_format(exact, decimal_pos=places, force_grouping=True, use_l10n=True))


def day(value: date | str | None, form: str = "j F Y") -> str:
    """A day in words, from a date or from a fact's text (`2026-11-02…`); nothing for nothing.

    ValueError where the text begins with no date.
    """
    if not value:
        return ""
    return str(formats.date_format(date.fromisoformat(value[:10]) if isinstance(value, str) else value, form))


def month(text: str | None, form: str = "F Y") -> str:
    """A month in words from `2026-11`; text that is no month stays as it is, and nothing is nothing."""
    try:
        return day(f"{text}-01", form) if text else ""
    except ValueError:
        return str(text)
