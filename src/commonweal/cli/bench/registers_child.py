"""The process that `bench registers` measures: scan or stage the files that it is given, and say what it
took."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from pathlib import Path

import duckdb

from commonweal.registers.bulk.connection import MEMORY_LIMIT
from commonweal.registers.charity_commission.stage import stage as stage_charities
from commonweal.registers.companies_house.stage import stage as stage_companies
from commonweal.registers.corporate_ownership.stage import stage as stage_titles
from commonweal.registers.staged import Scope, SourceFile
from commonweal.sample.geography.drawing import DISTRICTS

_GRAMMARS = {".csv": (",", '"'), ".txt": ("\t", "")}
_SCAN = """
SELECT count(COLUMNS(*))
FROM read_csv(
    $path, columns = $columns, delim = $delimiter, quote = $quote, escape = $quote,
    header = true, auto_detect = false, ignore_errors = true
)
"""


def scan(paths: list[Path]) -> tuple[int, int]:
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
    return 0, 0


def stage(paths: list[Path], into: Path) -> tuple[int, int]:
    """The four files cut to the sample region: rows read, rows kept."""
    scope = Scope(
        outwards=frozenset(outward for district in DISTRICTS for outward in district.outwards),
        districts=frozenset(district.code for district in DISTRICTS),
        district_names=frozenset(district.name.upper() for district in DISTRICTS),
    )
    companies, titles, charities, returns = paths
    kept = stage_charities(_source("charity_commission", charities), into=into / "charities", scope=scope)
    done = (
        stage_companies(_source("companies_house", companies), into=into / "companies", scope=scope),
        stage_titles(_source("corporate_ownership", titles), into=into / "titles", scope=scope),
        kept,
        stage_charities(
            _source("charity_commission", returns),
            into=into / "returns",
            scope=scope,
            charities=kept.tables["charity"],
        ),
    )
    return sum(one.rows.read for one in done), sum(one.rows.kept for one in done)


def _source(register: str, path: Path) -> SourceFile:
    return SourceFile(path=path, register=register, variant="standard", sha256="0" * 64)


def main(what: str, into: Path, paths: list[Path]) -> None:
    """Do it and print one JSON object."""
    shutil.rmtree(into, ignore_errors=True)
    started = time.perf_counter()
    rows, kept = scan(paths) if what == "scan" else stage(paths, into)
    seconds = time.perf_counter() - started
    shutil.rmtree(into, ignore_errors=True)
    # Linux counts in kilobytes.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    print(json.dumps({"seconds": seconds, "memory_gb": memory, "rows": rows, "kept": kept}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
