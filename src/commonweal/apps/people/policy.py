"""Who may act as a steward."""

from __future__ import annotations

from typing import Protocol


class Account(Protocol):
    """A signed-in or anonymous person."""

    is_active: bool
    is_staff: bool


def may_see_mistake_reports(person: Account) -> bool:
    """Stewards see what visitors report; nobody else does."""
    return person.is_active and person.is_staff
