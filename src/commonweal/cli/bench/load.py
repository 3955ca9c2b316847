"""Loading a whole snapshot into the site, against a bare bulk insert of the same rows into the same kind of
database."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from commonweal.cli.bench.frame import Figure, Measurement
from commonweal.cli.bench.load_snapshot import make_snapshot
from commonweal.cli.bench.postgres import temporary_postgres
from commonweal.reconcile.snapshot.folder import Snapshot
from commonweal.reconcile.snapshot.tables import SCHEMAS

SITES, ORGANISATIONS = 100_000, 10_000
LIMIT = 3.0
ALIAS = "bench_load"
SCHEMA = "bare_insert"
BYTES = frozenset({"geometry"})

Row = tuple[Any, ...]
Table = tuple[str, Sequence[str], Iterable[Row]]


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
        figures = on_database("SQLite", file, snapshot, later)
    with temporary_postgres() as server, database_of_its_own(server) as address:
        figures += on_database("PostgreSQL", address, snapshot, later)
    return Measurement(
        name="load",
        title=f"{sites:,} sites and {organisations:,} organisations, loaded",
        figures=tuple(figures),
        notes=(
            "A load reads and checks the snapshot, compares it with what is there, writes, and builds the search.",
            "The bare insert reads the same files and writes every row of them in one transaction, into tables with"
            " the same columns, no type and no index: prepared statements on SQLite, COPY on PostgreSQL.",
            "As they land: the rows that the load wrote, out of memory; a site's facts are one row there.",
            "The later snapshot differs in one site of ten.",
        ),
    )


def set_up_django(work: Path) -> None:
    """Django, on a database of this measurement's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    os.environ.setdefault("COMMONWEAL_DATA", str(work))
    import django

    django.setup()


def on_database(name: str, address: str, first: Snapshot, later: Snapshot) -> list[Figure]:
    """The figures of one kind of database."""
    with database_at(address):
        whole = timed(lambda: load_into_site(first))
        again = timed(lambda: load_into_site(first))
        bare = bare_insert(address, snapshot_rows(first))
        landed_rows = bare_insert(address, landed_tables())
        change = timed(lambda: load_into_site(later))
    return [
        Figure(name=f"{name}: load over bare insert", value=whole / bare, unit="times", limit=LIMIT),
        Figure(name=f"{name}: first load", value=whole, unit="s"),
        Figure(name=f"{name}: bare insert of the snapshot's rows", value=bare, unit="s"),
        Figure(name=f"{name}: bare insert of the rows as they land", value=landed_rows, unit="s"),
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
        # Some migrations of others ask the default database, whichever is migrated.
        with as_default():
            call_command("migrate", database=ALIAS, verbosity=0)
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        connections.settings = known


@contextmanager
def as_default() -> Iterator[None]:
    """Whatever asks the default database is answered by this measurement's own."""
    from django.db import connections

    usual = connections["default"]
    connections["default"] = connections[ALIAS]
    try:
        yield
    finally:
        connections["default"] = usual


def load_into_site(snapshot: Snapshot) -> None:
    """One load, as `commonweal load` makes it."""
    from commonweal.pipeline.load import load

    load(snapshot.folder, database=ALIAS, at=datetime.now(UTC))


def timed(act: Callable[[], object]) -> float:
    """Seconds of wall clock."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def snapshot_rows(snapshot: Snapshot) -> Iterator[Table]:
    """Every table of the snapshot with its rows, read as they are asked for."""
    from commonweal.pipeline.load.workshop import Workshop, landed, quoted

    with tempfile.TemporaryDirectory() as spill:
        workshop = Workshop(snapshot, spill=Path(spill))
        for name, schema in SCHEMAS.items():
            chosen = ", ".join(landed(name, column) for column in schema.names)
            yield name, schema.names, workshop.rows(f"SELECT {chosen} FROM {quoted(name)}")  # noqa: S608
        workshop.close()


def landed_tables() -> Iterator[Table]:
    """Every table that the load has filled but the search's own, with its rows in memory."""
    from django.db import connections

    from commonweal.pipeline.load import landing

    canonical = (landing.SITES, landing.ORGANISATIONS)
    models = [
        *(one.model for one in (*landing.KEPT, *landing.REPLACED)),
        *landing.AREAS,
        *(model for one in canonical for model in (one.model, one.dossier)),
    ]
    for table in map(landing.table_of, models):
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            yield table, [column[0] for column in cursor.description], cursor.fetchall()


def bare_insert(address: str, tables: Iterable[Table]) -> float:
    """Seconds to insert the rows into bare tables, and to commit; rows that are in memory are read before."""
    return (bare_on_postgresql if address.startswith("postgres") else bare_on_sqlite)(address, tables)


def bare_on_sqlite(address: str, tables: Iterable[Table]) -> float:
    """SQLite with the site's own pragmas, in a new file."""
    from commonweal.website.databases import SQLITE_PRAGMAS

    file = Path(address.removeprefix("sqlite:///")).with_suffix(".bare")
    spent = 0.0
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        connection.execute("BEGIN IMMEDIATE")
        for table, columns, rows in tables:
            marks = ", ".join("?" for _ in columns)
            connection.execute(f'CREATE TABLE "{table}" ({listed(columns)})')
            statement = f'INSERT INTO "{table}" VALUES ({marks})'  # noqa: S608
            spent += timed(lambda: connection.executemany(statement, rows))  # noqa: B023
        spent += timed(lambda: connection.execute("COMMIT"))
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    return spent


def bare_on_postgresql(address: str, tables: Iterable[Table]) -> float:
    """PostgreSQL, by COPY, in a schema that is dropped afterwards; every column is text or bytes."""
    spent = 0.0
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        connection.execute(f"CREATE SCHEMA {SCHEMA}")
        connection.execute("BEGIN")
        for table, columns, rows in tables:
            kinds = ", ".join(f'"{column}" {"bytea" if column in BYTES else "text"}' for column in columns)
            connection.execute(f'CREATE TABLE {SCHEMA}."{table}" ({kinds})')
            statement = f'COPY {SCHEMA}."{table}" ({listed(columns)}) FROM STDIN'
            spent += timed(lambda: copy_in(connection, statement, rows))  # noqa: B023
        spent += timed(lambda: connection.execute("COMMIT"))
        connection.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
    return spent


def copy_in(connection: psycopg.Connection[Any], statement: str, rows: Iterable[Row]) -> None:
    """One COPY."""
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def listed(columns: Sequence[str]) -> str:
    """Columns as SQL lists them."""
    return ", ".join(f'"{column}"' for column in columns)
