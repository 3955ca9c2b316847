"""The site's database from its address: SQLite and PostgreSQL, each set up to be read while it is written."""

from __future__ import annotations

from typing import Any

import dj_database_url

SQLITE_PRAGMAS = (
    # Readers go on with the former state while one writer writes.
    "PRAGMA journal_mode=WAL",
    # In WAL mode a crash of the machine may lose the last commits, never the database.
    "PRAGMA synchronous=NORMAL",
    "PRAGMA cache_size=-32768",
    "PRAGMA mmap_size=268435456",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)


def database(url: str, *, lock_seconds: int) -> dict[str, Any]:
    """Django's settings for the database at `url`.

    SQLite takes its write lock when a transaction begins (IMMEDIATE), so that two writers wait for one
    another instead of failing half-way. Connections stay open between requests.
    """
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {
            **settings.get("OPTIONS", {}),
            "timeout": lock_seconds,
            "transaction_mode": "IMMEDIATE",
            "init_command": ";".join(SQLITE_PRAGMAS),
        }
    return settings
