"""Loading a whole snapshot into the site, against a bare bulk insert of the same rows into the same kind of
database."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from commonweal.cli.bench.frame import Figure, Measurement
from commonweal.cli.bench.load_snapshot import make_snapshot
from commonweal.cli.bench.postgres import temporary_postgres

SITES, ORGANISATIONS = 100_000, 10_000
LIMIT = 3.0
ALIAS = "bench_load"
SCHEMA = "bare_insert"


def measure(*, scale: float, work: Path) -> Measurement:
    """Load `100,000 × scale` sites and a tenth as many organisations, on SQLite and on PostgreSQL.

    `work` is an empty folder for the databases and the snapshot.
    """
    set_up_django(work)
    sites, organisations = max(int(SITES * scale), 10), max(int(ORGANISATIONS * scale), 10)
    snapshot = make_snapshot(sites=sites, organisations=organisations, into=work / "snapshots")
    later = make_snapshot(sites=sites, organisations=organisations, into=work / "snapshots", edition=2)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        file = f"sqlite:///{Path(folder) / 'load.sqlite3'}"
        figures = on_database("SQLite", file, snapshot.folder, later.folder)
    with temporary_postgres() as server, database_of_its_own(server) as address:
        figures += on_database("PostgreSQL", address, snapshot.folder, later.folder)
    return Measurement(
        name="load",
        title=f"{sites:,} sites and {organisations:,} organisations, loaded",
        figures=tuple(figures),
        notes=(
            "A load reads and checks the snapshot, compares it with what is there, writes, and builds the search.",
            "The bare insert writes the rows that the load wrote, out of memory, in one transaction, into tables with"
            " the same columns and no index: prepared statements on SQLite, COPY on PostgreSQL.",
            "The later snapshot differs in one site of ten.",
        ),
    )


def set_up_django(work: Path) -> None:
    """Django, on a database of this measurement's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    os.environ.setdefault("COMMONWEAL_DATA", str(work))
    import django

    django.setup()


def on_database(name: str, address: str, first: Path, later: Path) -> list[Figure]:
    """The figures of one kind of database."""
    with database_at(address):
        whole = timed(lambda: load_into_site(first))
        again = timed(lambda: load_into_site(first))
        bare = bare_insert(address)
        change = timed(lambda: load_into_site(later))
    return [
        Figure(name=f"{name}: load over bare insert", value=whole / bare, unit="times", limit=LIMIT),
        Figure(name=f"{name}: first load", value=whole, unit="s"),
        Figure(name=f"{name}: bare insert", value=bare, unit="s"),
        Figure(name=f"{name}: the same snapshot again", value=again, unit="s"),
        Figure(name=f"{name}: a later snapshot", value=change, unit="s"),
    ]


@contextmanager
def database_of_its_own(server: str) -> Iterator[str]:
    """A new database on a PostgreSQL server, dropped afterwards: nobody's own is touched."""
    with closing(psycopg.connect(server, autocommit=True)) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {ALIAS}")
        connection.execute(f"CREATE DATABASE {ALIAS}")
        yield urlsplit(server)._replace(path=f"/{ALIAS}").geturl()
        connection.execute(f"DROP DATABASE {ALIAS} WITH (FORCE)")


@contextmanager
def database_at(address: str) -> Iterator[None]:
    """A migrated site database under the name ALIAS; its tables are dropped at the end on a server that
    stays."""
    from django.core.management import call_command
    from django.db import connections

    from commonweal.website.databases import database

    known = dict(connections.settings)
    connections.settings = connections.configure_settings(
        {**known, ALIAS: database(address, lock_seconds=30)}
    )
    try:
        call_command("migrate", database=ALIAS, verbosity=0)
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        connections.settings = known


def load_into_site(folder: Path) -> None:
    """One load, as `commonweal load` makes it."""
    from commonweal.pipeline.load import load

    load(folder, database=ALIAS, at=datetime.now(UTC))


def timed(act: Callable[[], object]) -> float:
    """Seconds of wall clock."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def loaded_tables() -> list[str]:
    """The tables that a load fills, without the search's own and the packed columns."""
    from commonweal.pipeline.load import landing

    canonical = (landing.SITES, landing.ORGANISATIONS)
    models = [
        *(one.model for one in (*landing.KEPT, *landing.REPLACED)),
        *landing.AREAS,
        *(model for one in canonical for model in (one.model, one.dossier)),
    ]
    return [landing.table_of(model) for model in models]


def bare_insert(address: str) -> float:
    """Seconds to insert the rows of every loaded table into a bare table, and to commit."""
    from django.db import connections

    rows_of = {}
    for table in loaded_tables():
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows_of[table] = ([column[0] for column in cursor.description], cursor.fetchall())
    insert = bare_on_postgresql if address.startswith("postgres") else bare_on_sqlite
    return insert(address, rows_of)


def bare_on_sqlite(address: str, rows_of: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> float:
    """SQLite with the site's own pragmas, in a new file."""
    from commonweal.website.databases import SQLITE_PRAGMAS

    file = Path(address.removeprefix("sqlite:///")).with_suffix(".bare")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        for table, (columns, _) in rows_of.items():
            connection.execute(f'CREATE TABLE "{table}" ({listed(columns)})')
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for table, (columns, rows) in rows_of.items():
            marks = ", ".join("?" for _ in columns)
            connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
        connection.execute("COMMIT")
        return time.perf_counter() - start


def bare_on_postgresql(address: str, rows_of: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> float:
    """PostgreSQL, into tables of the same types in a schema that is dropped afterwards."""
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        connection.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in rows_of:
            connection.execute(f'CREATE TABLE {SCHEMA}."{table}" AS SELECT * FROM "{table}" LIMIT 0')  # noqa: S608
        start = time.perf_counter()
        with connection.transaction():
            for table, (columns, rows) in rows_of.items():
                copy_in(connection, f'COPY {SCHEMA}."{table}" ({listed(columns)}) FROM STDIN', rows)
        spent = time.perf_counter() - start
        connection.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
        return spent


def copy_in(connection: psycopg.Connection[Any], statement: str, rows: list[tuple[Any, ...]]) -> None:
    """One COPY."""
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def listed(columns: Sequence[str]) -> str:
    """Columns as SQL lists them."""
    return ", ".join(f'"{column}"' for column in columns)
