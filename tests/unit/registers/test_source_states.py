"""How each source stands on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commonweal.registers.fetching.sources import Freshness, freshness, state_of
from commonweal.registers.fetching.store import Fetch, Outcome, RawStore, safe_name
from commonweal.registers.region import RegionSource
from commonweal.registers.staged import RowCount

MARCH, APRIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
TODAY = date(2026, 4, 2)
ROWS = RowCount(read=10, accepted=9, refused=1, kept=9)


def source(**changes: object) -> RegionSource:
    values = {
        "key": "assets",
        "register": "land_assets",
        "publisher": "Eastmere Council",
        "url": "https://example.org/assets.csv",
        "format": "csv",
        "cadence": "monthly",
        "tested": None,
        "note": "",
    }
    return RegionSource(**{**values, **changes})  # type: ignore[arg-type]


def fetched(outcome: Outcome, at: datetime, sentence: str = "", sha256: str | None = "abc") -> Fetch:
    return Fetch(source="assets", url="", at=at, outcome=outcome, sentence=sentence, sha256=sha256, bytes=1)


@pytest.mark.parametrize(
    ("cadence", "on", "expected"),
    [
        ("monthly", None, Freshness.NEVER),
        ("monthly", date(2026, 3, 2), Freshness.FRESH),
        ("monthly", date(2026, 3, 1), Freshness.DUE),
        ("monthly", date(2026, 2, 14), Freshness.OVERDUE),
        ("daily", date(2026, 3, 31), Freshness.OVERDUE),
        ("once", date(2001, 1, 1), Freshness.FRESH),
        ("unknown", date(2026, 4, 1), Freshness.UNKNOWN),
    ],
)
def test_freshness_is_age_by_cadence(cadence: str, on: date | None, expected: Freshness) -> None:
    assert freshness(cadence, on, on=TODAY) == expected


def test_an_address_is_tested_once_it_has_answered() -> None:
    good, failed = fetched(Outcome.NEW, MARCH), fetched(Outcome.FAILED, APRIL, "It is gone.", None)
    state = state_of(source(), fetches=[good, failed], rows={"abc": ROWS}, on=TODAY)
    assert (state.tested, state.last, state.last_good, state.rows) == (MARCH.date(), failed, good, ROWS)
    assert state.missing == ("The last fetch failed: It is gone.",)


@pytest.mark.parametrize(
    ("changes", "fetches", "rows", "missing"),
    [
        ({}, [], {}, ("It has never been fetched.",)),
        ({"url": None, "note": "Not published."}, [], {}, ("No address is known. Not published.",)),
        ({"format": "page"}, [], {}, ("A person fetches the file from the page.",)),
        ({}, [fetched(Outcome.NEW, MARCH)], {}, ("No snapshot has read the file yet.",)),
        ({}, [fetched(Outcome.NEW, MARCH)], {"abc": ROWS}, ()),
    ],
)
def test_what_is_missing_is_said_in_sentences(
    changes: dict[str, object], fetches: list[Fetch], rows: dict[str, RowCount], missing: tuple[str, ...]
) -> None:
    assert state_of(source(**changes), fetches=fetches, rows=rows, on=TODAY).missing == missing


def test_fetches_of_other_sources_do_not_count() -> None:
    assert (
        state_of(source(key="other"), fetches=[fetched(Outcome.NEW, MARCH)], rows={}, on=TODAY).last is None
    )


def test_a_fetch_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    store, written = RawStore(tmp_path), fetched(Outcome.REFUSED, MARCH, "Ünder 50 %.")
    store.write_down(written)
    assert list(store.fetches()) == [written]
    assert (store.last("assets"), store.last_good("assets")) == (written, None)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("register.csv", "register.csv"),
        ("../../etc/passwd", "_.._etc_passwd"),
        (".hidden", "hidden"),
        ("Größe 1.csv", "Gr_e_1.csv"),
        ("", "file"),
        ("x" * 300, "x" * 120),
    ],
)
def test_names_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe
