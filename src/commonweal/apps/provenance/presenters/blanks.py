"""Leaving out what is not known."""

from __future__ import annotations

from typing import Any


def without_blanks(record: dict[str, Any]) -> dict[str, Any]:
    """The record without the keys whose value is None, empty text or an empty list; False and 0 stay."""
    return {name: value for name, value in record.items() if value not in (None, "", [], ())}
