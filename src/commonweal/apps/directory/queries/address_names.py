"""What the filters of a search are called in an address, and which field of the criteria each one fills."""

from __future__ import annotations

FILTERS = {
    "form": "forms",
    "sector": "sectors",
    "district": "districts",
    "ward": "wards",
    "income": "incomes",
    "register": "registers",
    "status": "statuses",
}
SWITCHES = {"everything": "everything", "closed": "closed"}
