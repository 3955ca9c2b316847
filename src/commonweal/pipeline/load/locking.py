"""One load at a time: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.pipeline.load.report import LoadRefused

# Any number that no other program locks in the same PostgreSQL database.
ADVISORY_LOCK = 0x436F6D6D6F6E

BUSY = "Another load is under way. The site serves the former snapshot meanwhile; try again when that load has ended."


@contextmanager
def only_load(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Hold the one load lock of this database. LoadRefused when somebody else holds it."""
    holding = postgresql_lock if connection.vendor == "postgresql" else sqlite_lock
    with holding(connection):
        yield


@contextmanager
def postgresql_lock(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """A lock of the session: it ends with the connection at the latest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
        if not cursor.fetchone()[0]:
            raise LoadRefused(BUSY)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


@contextmanager
def sqlite_lock(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """A lock on a small database beside the site's own, so that visitors' reports go on until the swap
    itself."""
    file = str(connection.settings_dict["NAME"])
    if file == ":memory:" or "mode=memory" in file:
        yield
        return
    with closing(sqlite3.connect(Path(f"{file}-load"), timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise LoadRefused(BUSY) from error
        yield
