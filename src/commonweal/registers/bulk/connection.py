"""A DuckDB of one's own for one file: bounded memory, a place to spill to, and the macros that read
cells.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

MEMORY_LIMIT = "1500MB"
_MACROS = Path(__file__).with_name("macros.sql")


@contextmanager
def engine(into: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills into a folder under `into`; the folder goes when the block ends."""
    spill = into / ".spill"
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(config=settings)
    try:
        connection.execute("SET enable_progress_bar = false")
        load_macros(connection)
        yield connection
    finally:
        connection.close()
        shutil.rmtree(spill, ignore_errors=True)


def load_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the macros of `macros.sql`."""
    connection.execute(_MACROS.read_text(encoding="utf-8"))
