"""How rows go into each kind of database, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.pipeline.load.workshop import Row, quoted


class Writer(Protocol):
    """Writes rows into tables of the site's database, inside the transaction that is open.

    Tables and columns are those of the models. Each method returns how many rows it was given.
    """

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        """Add rows that are not there."""
        ...

    def upsert(self, table: str, key: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        """Add rows, or put them in the place of those with the same key."""
        ...

    @property
    def words(self) -> str:
        """The columns of the workshop's `words` or `vectors` that `put_words` takes after the number."""
        ...

    def put_words(self, table: str, rows: Iterable[Row], *, new: bool) -> int:
        """Put words into a full-text table; unless they are `new`, in the place of what the number had."""
        ...

    def without_indexes(self, tables: Sequence[str]) -> Any:
        """A context in which the tables have no indexes but those of their constraints; built at its end."""
        ...


def writer_for(connection: BaseDatabaseWrapper) -> Writer:
    """The writer of this kind of database."""
    connection.ensure_connection()
    return PostgreSQLWriter(connection) if connection.vendor == "postgresql" else SQLiteWriter(connection)


class Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row


def listed(columns: Sequence[str]) -> str:
    """Columns as SQL lists them."""
    return ", ".join(quoted(column) for column in columns)


def replacements(columns: Sequence[str], key: str) -> str:
    """`SET` of an upsert: every column but the key."""
    return ", ".join(f"{quoted(one)} = excluded.{quoted(one)}" for one in columns if one != key)


class SQLiteWriter:
    """SQLite: prepared statements, row by row, in the driver's own loop."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.raw = connection.connection

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        return self._many(self._statement(table, columns), rows)

    def upsert(self, table: str, key: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        end = f" ON CONFLICT ({quoted(key)}) DO UPDATE SET {replacements(columns, key)}"
        return self._many(self._statement(table, columns) + end, rows)

    words = "words.name, words.place, words.words, words.codes"

    def put_words(self, table: str, rows: Iterable[Row], *, new: bool) -> int:
        verb = "INSERT" if new else "INSERT OR REPLACE"
        columns = "rowid, name, place, words, codes"
        return self._many(f"{verb} INTO {quoted(table)} ({columns}) VALUES (?, ?, ?, ?, ?)", rows)

    @contextmanager
    def without_indexes(self, tables: Sequence[str]) -> Iterator[None]:
        marks = ", ".join("?" for _ in tables)
        found = self.raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608
            f" AND sql LIKE 'CREATE INDEX%' AND tbl_name IN ({marks})",
            list(tables),
        ).fetchall()
        for name, _ in found:
            self.raw.execute(f"DROP INDEX {quoted(name)}")
        yield
        for _, statement in found:
            self.raw.execute(statement)

    def _many(self, statement: str, rows: Iterable[Row]) -> int:
        counted = Counted(rows)
        self.raw.executemany(statement, counted)
        return counted.count

    @staticmethod
    def _statement(table: str, columns: Sequence[str]) -> str:
        marks = ", ".join("?" for _ in columns)
        return f"INSERT INTO {quoted(table)} ({listed(columns)}) VALUES ({marks})"  # noqa: S608


class PostgreSQLWriter:
    """PostgreSQL: COPY, into the table itself or into a temporary one first."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.raw = connection.connection

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        return self._copy(quoted(table), columns, rows)

    def upsert(self, table: str, key: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        with self._waiting_room(f"SELECT {listed(columns)} FROM {quoted(table)} LIMIT 0") as room:  # noqa: S608
            count = self._copy(room, columns, rows)
            self.raw.execute(
                f"INSERT INTO {quoted(table)} ({listed(columns)}) SELECT {listed(columns)} FROM {room}"  # noqa: S608
                f" ON CONFLICT ({quoted(key)}) DO UPDATE SET {replacements(columns, key)}"
            )
        return count

    words = "vectors.vector"

    def put_words(self, table: str, rows: Iterable[Row], *, new: bool) -> int:
        columns = ("number", "words")
        return self.insert(table, columns, rows) if new else self.upsert(table, "number", columns, rows)

    @contextmanager
    def without_indexes(self, tables: Sequence[str]) -> Iterator[None]:
        found = self.raw.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ANY(%s)"
            " AND indexdef LIKE 'CREATE INDEX%%'",
            [list(tables)],
        ).fetchall()
        for name, _ in found:
            self.raw.execute(f"DROP INDEX {quoted(name)}")
        yield
        # An index cannot be built while rows still wait for the check of their foreign keys.
        self.raw.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for _, statement in found:
            self.raw.execute(statement)
        self.raw.execute("SET CONSTRAINTS ALL DEFERRED")

    @contextmanager
    def _waiting_room(self, shape: str) -> Iterator[str]:
        room = quoted("commonweal_waiting_room")
        self.raw.execute(f"CREATE TEMPORARY TABLE {room} ON COMMIT DROP AS {shape}")
        yield room
        self.raw.execute(f"DROP TABLE {room}")

    def _copy(self, into: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        counted = Counted(rows)
        with self.raw.cursor() as cursor, cursor.copy(f"COPY {into} ({listed(columns)}) FROM STDIN") as copy:
            for row in counted:
                copy.write_row(row)
        return counted.count
