"""How each source of a region stands: address, last fetch, rows, freshness, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commonweal.registers.fetching.store import Fetch, Outcome, RawStore
from commonweal.registers.region import Region, RegionSource
from commonweal.registers.staged import RowCount

DAYS = {
    "daily": 1,
    "weekly": 7,
    "monthly": 31,
    "quarterly": 92,
    "half-yearly": 184,
    "yearly": 366,
}
GRACE = 1.5
"""A source is overdue when its file is older than one and a half times its cadence."""


class Freshness(StrEnum):
    """How old the last good file is, measured by how often the publisher says it publishes."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    NEVER = "never fetched"
    UNKNOWN = "cadence not known"


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """One source, on a day.

    `tested` is the day on which the address last answered with a good file, else the day in the region file;
    None means untested. `rows` are those of the newest snapshot that read the file.
    """

    source: RegionSource
    tested: date | None
    last: Fetch | None
    last_good: Fetch | None
    freshness: Freshness
    rows: RowCount | None
    missing: tuple[str, ...]


def source_states(
    region: Region, *, store: RawStore, rows: Mapping[str, RowCount], on: date
) -> tuple[SourceState, ...]:
    """Every source of the region file, in its order. `rows` is by the SHA-256 of a file."""
    fetches = list(store.fetches())
    return tuple(state_of(source, fetches=fetches, rows=rows, on=on) for source in region.sources)


def state_of(
    source: RegionSource, *, fetches: list[Fetch], rows: Mapping[str, RowCount], on: date
) -> SourceState:
    """One source on a day."""
    own = [fetch for fetch in fetches if fetch.source == source.key]
    last = own[-1] if own else None
    good = next((fetch for fetch in reversed(own) if fetch.outcome.is_good), None)
    read = rows.get(good.sha256 or "") if good else None
    return SourceState(
        source=source,
        tested=good.at.date() if good else source.tested,
        last=last,
        last_good=good,
        freshness=freshness(source.cadence, good.at.date() if good else None, on=on),
        rows=read,
        missing=tuple(what_is_missing(source, last, good, read)),
    )


def freshness(cadence: str, fetched: date | None, *, on: date) -> Freshness:
    """How a file fetched on a day stands."""
    if fetched is None:
        return Freshness.NEVER
    if cadence == "once":
        return Freshness.FRESH
    if cadence not in DAYS:
        return Freshness.UNKNOWN
    age = on - fetched
    if age <= timedelta(days=DAYS[cadence]):
        return Freshness.FRESH
    return Freshness.DUE if age <= timedelta(days=DAYS[cadence] * GRACE) else Freshness.OVERDUE


def what_is_missing(
    source: RegionSource, last: Fetch | None, good: Fetch | None, rows: RowCount | None
) -> Iterator[str]:
    """What keeps the source from being used, as whole sentences."""
    if source.url is None:
        yield f"No address is known. {source.note}"
    elif source.format == "page":
        yield f"A person fetches the file from the page. {source.note}".strip()
    elif good is None:
        yield "It has never been fetched."
    if last and last.outcome in (Outcome.REFUSED, Outcome.FAILED) and source.can_be_fetched:
        yield f"The last fetch {last.outcome}: {last.sentence}"
    if good and rows is None:
        yield "No snapshot has read the file yet."
