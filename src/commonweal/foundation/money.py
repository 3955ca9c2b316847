"""Money as integer pence, read from what publishers write and written as they expect it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from commonweal.foundation.text import excerpt, tidy

_AMOUNT = re.compile(
    r"(\()?([+-])?(?:£|GBP)? ?([+-])?(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(\.\d{1,10})?(k|m|bn)?(\))?", re.I
)
_THOUSANDS = {None: 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
PENCE = Decimal(100)
MOST_PENCE = 10**17


class NotMoney(ValueError):
    """Text that is no amount of money; `reason` is a whole sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_pence(text: str) -> int:
    """Pence from `1,234.50`, `£1234.5`, `-12`, `(12.00)` (negative), `1.2m`; `NotMoney` for anything else.

    Parts of a penny are rounded half up, away from nought.
    """
    found = _AMOUNT.fullmatch(tidy(text)[:60])
    if found is None or bool(found[1]) != bool(found[7]) or (found[2] and found[3]):
        raise NotMoney(f"'{excerpt(text, 40)}' is no amount of money.")
    amount = Decimal(found[4].replace(",", "") + (found[5] or "")) * _THOUSANDS[found[6] and found[6].lower()]
    pence = int((amount * PENCE).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if pence > MOST_PENCE:
        raise NotMoney(f"'{excerpt(text, 40)}' is more money than there is.")
    return -pence if found[1] or "-" in (found[2], found[3]) else pence


def format_pence(pence: int) -> str:
    """Pounds as a publisher writes them in a table: `1234.50`, without sign of currency or commas."""
    sign, whole = ("-", -pence) if pence < 0 else ("", pence)
    return f"{sign}{whole // 100}.{whole % 100:02d}"
