"""The days of the sample: fixed, so that the same seed gives the same files in any year."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Final

TODAY: Final = date(2026, 11, 2)
FORMER_EDITION: Final = (2026, 8)
CHANGE_EDITIONS: Final = ((2026, 9), (2026, 10), (2026, 11))
NEWEST_EDITION: Final = (2026, 11)


def day_between(pick: random.Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included."""
    return first + timedelta(days=pick.randint(0, (last - first).days))


def british(day: date) -> str:
    """`31/03/2026`."""
    return f"{day:%d/%m/%Y}"
