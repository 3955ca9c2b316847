"""The process that `bench registers` measures: scan the files that it is given or build a region's snapshot from
them, and say what it took."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from datetime import date
from pathlib import Path

import duckdb

from commonweal.pipeline.build import build_with_report
from commonweal.registers.bulk.connection import MEMORY_LIMIT
from commonweal.registers.region import Region

SAMPLE_REGION = Path(__file__).parents[4] / "regions" / "sample.toml"
AS_OF = date(2026, 11, 22)
_GRAMMARS = {".csv": (",", '"'), ".txt": ("\t", "")}
_SCAN = """
SELECT count(COLUMNS(*))
FROM read_csv(
    $path, columns = $columns, delim = $delimiter, quote = $quote, escape = $quote,
    header = true, auto_detect = false, ignore_errors = true
)
"""


def scan(paths: list[Path]) -> tuple[int, int, str]:
    """Every column of every file as text; no rows are kept."""
    for path in paths:
        delimiter, quote = _GRAMMARS[path.suffix]
        with path.open(encoding="utf-8") as file:
            width = file.readline().count(delimiter) + 1
        columns = {f"column_{at}": "VARCHAR" for at in range(width)}
        values = {"path": str(path), "columns": columns, "delimiter": delimiter, "quote": quote}
        with duckdb.connect(config={"memory_limit": MEMORY_LIMIT}) as connection:
            connection.execute("SET enable_progress_bar = false")
            connection.execute(_SCAN, values).fetchall()
    return 0, 0, ""


def build(paths: list[Path], into: Path) -> tuple[int, int, str]:
    """The four files recognised, hashed, cut to the sample region, linked and written as a snapshot, as
    `commonweal build` does it: rows read, rows kept, and the snapshot's hash."""
    region = Region.load(SAMPLE_REGION)
    built = build_with_report(region, registers=paths[0].parent, data=into, as_of=AS_OF)
    if built.unread or len(built.staged) != len(paths):
        raise RuntimeError(f"{len(built.staged)} of {len(paths)} files were read; left: {built.unread}")
    rows = [one.rows for one in built.staged]
    return sum(one.read for one in rows), sum(one.kept for one in rows), built.snapshot.manifest.hash


def main(what: str, into: Path, paths: list[Path]) -> None:
    """Do it and print one JSON object."""
    shutil.rmtree(into, ignore_errors=True)
    started = time.perf_counter()
    rows, kept, made = scan(paths) if what == "scan" else build(paths, into)
    seconds = time.perf_counter() - started
    shutil.rmtree(into, ignore_errors=True)
    # Linux counts in kilobytes.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    said = {"seconds": seconds, "memory_gb": memory, "rows": rows, "kept": kept, "snapshot": made}
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
