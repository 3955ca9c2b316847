"""The snapshot's tables as DuckDB views, with memory bounded and results in batches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.registers.licences import OPEN_LICENCES

BATCH_ROWS = 5_000
MEMORY_LIMIT = "512MB"


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop:
    """What a writer of files works with: the snapshot's folder of tables and a connection that sees them."""

    tables: Path
    connection: duckdb.DuckDBPyConnection

    def table(self, name: str) -> Path:
        """Path of a table's Parquet file."""
        return self.tables / f"{name}.parquet"

    def names(self) -> tuple[str, ...]:
        """The tables that the snapshot has, by name."""
        return tuple(sorted(path.stem for path in self.tables.glob("*.parquet")))

    def select(self, query: str) -> duckdb.DuckDBPyRelation:
        """The rows of one of this folder's `.sql` files; nothing is read before they are taken."""
        sql = resources.files("commonweal.pipeline.publish").joinpath(f"{query}.sql").read_text("utf-8")
        return self.connection.sql(sql)

    def batches(self, query: str) -> Iterator[pa.RecordBatch]:
        """The same rows, `BATCH_ROWS` at a time."""
        yield from self.select(query).to_arrow_reader(BATCH_ROWS)

    def table_batches(self, name: str) -> Iterator[pa.RecordBatch]:
        """A table's rows as they stand, `BATCH_ROWS` at a time."""
        with pq.ParquetFile(self.table(name)) as file:
            yield from file.iter_batches(BATCH_ROWS)


@contextmanager
def open_workshop(snapshot: Path, *, spill: Path) -> Iterator[Workshop]:
    """Open the tables of a snapshot's folder; what does not fit the memory limit goes to `spill`."""
    tables = snapshot / "tables"
    config = {"memory_limit": MEMORY_LIMIT, "temp_directory": str(spill), "threads": "2"}
    with duckdb.connect(config=config) as connection:
        workshop = Workshop(tables=tables, connection=connection)
        for name in workshop.names():
            connection.from_parquet(str(workshop.table(name))).create_view(name)
        connection.execute("CREATE TABLE open_licences AS SELECT unnest(?) AS licence", [list(OPEN_LICENCES)])
        workshop.select("open_sites").create_view("open_sites")
        yield workshop
