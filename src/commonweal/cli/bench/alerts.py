"""Who is told of what: ten thousand subscriptions against a thousand changes, against a bare insert of the same
recipients."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import psycopg

from commonweal.cli.bench.frame import Figure, Measurement
from commonweal.cli.bench.load import (
    as_default,
    copy_in,
    database_at,
    database_of_its_own,
    set_up_django,
    timed,
)
from commonweal.cli.bench.postgres import temporary_postgres

SUBSCRIPTIONS, CHANGES = 10_000, 1_000
SECONDS = 10.0
AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
WEST, SOUTH, DEGREES = -3.2, 53.2, 0.6
WARDS, OWNERS, USES, DISTRICTS = 150, 60, 40, 6

Row = tuple[object, ...]


def measure(*, scale: float, work: Path) -> Measurement:
    """Match `10,000 × scale` subscriptions against `1,000 × scale` changes, on SQLite and on PostgreSQL.

    `work` is an empty folder for the databases.
    """
    set_up_django(work)
    subscriptions, changes = max(int(SUBSCRIPTIONS * scale), 10), max(int(CHANGES * scale), 10)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        file = f"sqlite:///{Path(folder) / 'alerts.sqlite3'}"
        figures = on_database("SQLite", file, subscriptions, changes)
    with temporary_postgres() as server, database_of_its_own(server) as address:
        figures += on_database("PostgreSQL", address, subscriptions, changes)
    return Measurement(
        name="alerts",
        title=f"{subscriptions:,} subscriptions against {changes:,} changes",
        figures=tuple(figures),
        notes=(
            "Matching reads the subscriptions and the changes, finds every pair, leaves out what another subscription"
            " of the same address tells, and writes the recipients.",
            "Of ten subscriptions six are circles of 400 m to 8 km, and one each an area, a ward, an owner and a"
            " district with a use.",
            "The bare insert writes the same recipients, held in memory, into a table without types, keys or indexes.",
            "Letters: every subscription's letter is made, none is sent.",
        ),
    )


def on_database(name: str, address: str, subscriptions: int, changes: int) -> list[Figure]:
    """The figures of one kind of database."""
    with database_at(address), as_default():
        from commonweal.apps.notices.actions.gather_letters import gather_letters
        from commonweal.apps.notices.actions.match_events import match_events
        from commonweal.apps.notices.models import Recipient

        write_subscriptions(subscriptions)
        write_events(changes)
        start = time.perf_counter()
        found = match_events(at=AT)
        matched = time.perf_counter() - start
        again = timed(lambda: match_events(at=AT))
        rows = list(Recipient.objects.values_list("event_id", "subscription_id", "reason"))
        letters = timed(lambda: gather_letters(at=AT))
        bare = bare_insert(address, rows)
    return [
        Figure(name=f"{name}: matching", value=matched, unit="s", limit=SECONDS),
        Figure(
            name=f"{name}: matching over a bare insert of its recipients", value=matched / bare, unit="times"
        ),
        Figure(name=f"{name}: recipients", value=found.recipients, unit=""),
        Figure(name=f"{name}: matching again", value=again, unit="s"),
        Figure(name=f"{name}: letters made", value=letters, unit="s"),
    ]


def write_subscriptions(count: int) -> None:
    """Subscriptions of every kind, with fixed chances."""
    from commonweal.apps.notices.models import Subscription

    chance = Random(1)
    made = [
        Subscription(
            email=f"reader{n}@example.org",
            frequency="at-once",
            language="en-gb",
            time_zone="Europe/London",
            asked_at=AT,
            confirmed_at=AT,
            **criteria(n, chance),
        )
        for n in range(count)
    ]
    Subscription.objects.bulk_create(made, batch_size=500)


def criteria(n: int, chance: Random) -> dict[str, object]:
    """What one subscription wants."""
    longitude, latitude = WEST + DEGREES * chance.random(), SOUTH + DEGREES * chance.random()
    kind = n % 10
    if kind < 6:
        radius = chance.choice([400.0, 800.0, 1600.0, 3200.0, 8000.0])
        return {"longitude": longitude, "latitude": latitude, "radius_m": radius}
    if kind == 6:
        east, north = longitude + 0.05, latitude + 0.03
        corners = [
            [longitude, latitude],
            [east, latitude],
            [east, north],
            [longitude, north],
            [longitude, latitude],
        ]
        return {"area": f'{{"type":"Polygon","coordinates":[{corners}]}}'}
    if kind == 7:
        return {"ward_code": f"W{chance.randrange(WARDS)}"}
    if kind == 8:
        return {"owner_id": f"owner-{chance.randrange(OWNERS)}"}
    return {"district_code": f"D{chance.randrange(DISTRICTS)}", "use": f"use {chance.randrange(USES)}"}


def write_events(count: int) -> None:
    """Changes all over the same ground."""
    from commonweal.apps.notices.actions.note_events import NewEvent, note_events

    chance = Random(2)
    events = [
        NewEvent(
            kind="vacancy changed",
            object_kind="site",
            object_id=f"s{n}",
            title=f"Site {n}",
            path=f"/land/s{n}/",
            on=date(2026, 11, 1),
            longitude=WEST + DEGREES * chance.random(),
            latitude=SOUTH + DEGREES * chance.random(),
            ward_code=f"W{chance.randrange(WARDS)}",
            district_code=f"D{chance.randrange(DISTRICTS)}",
            owner_id=f"owner-{chance.randrange(OWNERS)}",
            use=f"use {chance.randrange(USES)}",
        )
        for n in range(count)
    ]
    note_events(events=events, at=AT)


def bare_insert(address: str, rows: Sequence[Row]) -> float:
    """Seconds to write the rows into a bare table of the same kind of database, and to commit."""
    columns = "event_id, subscription_id, reason"
    if address.startswith("postgres"):
        with closing(psycopg.connect(address, autocommit=True)) as connection:
            connection.execute(f"CREATE TABLE bare_recipients ({columns.replace(',', ' text,')} text)")
            statement = f"COPY bare_recipients ({columns}) FROM STDIN"
            return timed(lambda: copy_in(connection, statement, rows))
    file = Path(address.removeprefix("sqlite:///")).with_suffix(".bare")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"CREATE TABLE bare_recipients ({columns})")
        start = time.perf_counter()
        connection.executemany("INSERT INTO bare_recipients VALUES (?, ?, ?)", rows)
        connection.commit()
        return time.perf_counter() - start
