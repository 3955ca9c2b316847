"""Whether the dates of a listing can be true together; the start of the protected period is often written
wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from commonweal.registers.rows.cells import Cells

# Days from the owner's notice, with room for months of different length and for week-ends.
PERIODS = (
    (range(40, 46), "the end of the six weeks' interim moratorium"),
    (range(178, 189), "the end of the six months' full moratorium"),
    (range(540, 556), "the end of the eighteen months' protected period"),
)
IN_ORDER = (
    ("nomination_date", "decision_date"),
    ("decision_date", "expiry_date"),
    ("decision_date", "notification_to_sell_date"),
    ("start_date", "end_date"),
)
LONGEST = timedelta(days=5 * 366 + 31)


def check_dates(cells: Cells, dates: Mapping[str, date | None]) -> None:
    """Warn of a protected period that does not begin with the owner's notice, and of dates in the wrong
    order.
    """
    _check_protected_period(cells, dates)
    for before, after in IN_ORDER:
        first, then = dates[before], dates[after]
        if first and then and then < first:
            cells.flag("dates_out_of_order")
            expected = f"a day on or after {first.isoformat()}, the {before.replace('_', ' ')}"
            cells.warn(
                after, "dates_out_of_order", then.isoformat(), expected, "Check which of the two is wrong."
            )
    decided, expires = dates["decision_date"], dates["expiry_date"]
    if decided and expires and expires - decided > LONGEST:
        cells.warn(
            "expiry_date",
            "listed_too_long",
            expires.isoformat(),
            "five years after the decision",
            "Check the year; a listing of before the law changed lasts five years.",
        )


def _check_protected_period(cells: Cells, dates: Mapping[str, date | None]) -> None:
    notice, start = dates["notification_to_sell_date"], dates["protected_period_start_date"]
    if start is None or start == notice:
        return
    if notice is None:
        cells.warn(
            "notification_to_sell_date",
            "no_notice",
            "nothing",
            "the day of the owner's notice",
            f"The protected period is said to begin on {start.isoformat()}; it begins with the notice.",
        )
        return
    cells.flag("protected_period_start")
    cells.warn(
        "protected_period_start_date",
        "protected_period_start",
        start.isoformat(),
        f"{notice.isoformat()}, the day of the owner's notice",
        f"{_what_it_is((start - notice).days)} Write {notice.isoformat()}.",
    )


def _what_it_is(days: int) -> str:
    for period, name in PERIODS:
        if days in period:
            return f"The day given is {name}."
    return f"The day given is {days} days from the notice."
