"""Gives every staged row both pairs of coordinates where the publisher gave one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.foundation.coordinates import Numbers, to_british_national_grid, to_wgs84
from commonweal.foundation.files import writing

Convert = Callable[[Numbers, Numbers], tuple[Numbers, Numbers]]


def fill_both(path: Path) -> None:
    """Fill longitude and latitude from easting and northing in a staged Parquet file, and the other way
    round.
    """
    file = pq.ParquetFile(path)
    with writing(path) as part, pq.ParquetWriter(part, file.schema_arrow, compression="zstd") as out:
        for batch in file.iter_batches():
            table = _filled(
                pa.Table.from_batches([batch]), ("longitude", "latitude"), ("easting", "northing")
            )
            out.write_table(table)


def _filled(table: pa.Table, degrees: tuple[str, str], metres: tuple[str, str]) -> pa.Table:
    table = _fill(table, degrees, metres, to_british_national_grid)
    return _fill(table, metres, degrees, to_wgs84)


def _fill(table: pa.Table, known: tuple[str, str], wanted: tuple[str, str], convert: Convert) -> pa.Table:
    """Put converted numbers where both wanted ones are null and both known ones are there."""
    x, y = (_numbers(table, name) for name in known)
    a, b = (_numbers(table, name) for name in wanted)
    gap = np.isnan(a) & np.isnan(b) & ~np.isnan(x) & ~np.isnan(y)
    if gap.any():
        a[gap], b[gap] = convert(x[gap], y[gap])
        for name, numbers in zip(wanted, (np.round(a, 6), np.round(b, 6)), strict=True):
            column = pa.array(numbers, from_pandas=True)
            table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), column)
    return table


def _numbers(table: pa.Table, name: str) -> Numbers:
    return np.array(table.column(name).to_numpy(zero_copy_only=False), dtype=np.float64)
