"""After much was written at once, PostgreSQL has to be told, or it plans for the table as it was."""

from __future__ import annotations

from django.db import connection, models

MUCH = 1000


def learn(model: type[models.Model], *, written: int) -> None:
    """Let the database count again what a table holds. SQLite plans without counting."""
    if written < MUCH or connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
