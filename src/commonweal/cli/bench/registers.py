"""National registers to one region, beside DuckDB's bare scan of the same bytes as text."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from commonweal.cli.bench.frame import Figure, Measurement
from commonweal.sample.national import AT_SCALE_ONE, National, write_national

MOST_TIMES_THE_SCAN = 2.0
MOST_MEMORY_GB = 3.0
ROUNDS = 3
_CHILD = "commonweal.cli.bench.registers_child"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one child process took: seconds and the most memory it held; `rows` it read and `kept`; the hash of the
    `snapshot` that it made."""

    seconds: float
    memory_gb: float
    rows: int
    kept: int
    snapshot: str


def measure(*, scale: float, work: Path) -> Measurement:
    """From companies, titles, charities and their annual returns to the sample region's snapshot; scale 1 is
    national.

    Scan and build take turns in processes of their own, three times each, and the middle ones count.
    """
    national = _files(scale, work / f"national-{scale:g}")
    paths = [national.companies, national.titles, national.charities, national.annual_returns]
    _run("scan", paths, work)
    scans, builds = [], []
    for _ in range(ROUNDS):
        scans.append(_run("scan", paths, work))
        builds.append(_run("build", paths, work))
    scan = median(run.seconds for run in scans)
    building = median(run.seconds for run in builds)
    read = builds[0].rows
    return Measurement(
        name="registers",
        title="national registers to one region's snapshot",
        figures=(
            Figure(
                name="build beside the bare scan",
                value=building / scan,
                unit="times",
                limit=MOST_TIMES_THE_SCAN,
            ),
            Figure(
                name="peak memory of the build",
                value=max(run.memory_gb for run in builds),
                unit="GB",
                limit=MOST_MEMORY_GB,
            ),
            Figure(
                name="different snapshots of the same files",
                value=len({run.snapshot for run in builds}),
                unit="",
                limit=1,
            ),
            Figure(name="bare scan", value=scan, unit="s"),
            Figure(name="build", value=building, unit="s"),
            Figure(name="rows read", value=read, unit="rows"),
            Figure(name="rows kept", value=builds[0].kept, unit="rows"),
        ),
        notes=(
            f"{sum(path.stat().st_size for path in paths) / 1e9:.2f} GB of text in four files.",
            "The build recognises the files, hashes them, cuts them to the region, links and writes the snapshot.",
            "The bare scan counts the values of every column with DuckDB's read_csv, all as text.",
            "At a smaller scale what does not grow with the files weighs more: the limit is for scale 1.",
            f"Middle of {ROUNDS} runs each, taking turns, after one that warms the file cache.",
        ),
    )


def _files(scale: float, folder: Path) -> National:
    """The files of that scale; those that are whole already are used again."""
    sizes = {name: max(1_000, round(size * scale)) for name, size in AT_SCALE_ONE.items()}
    done = folder.with_name(f"{folder.name}.json")
    if done.exists() and json.loads(done.read_text(encoding="utf-8"))["sizes"] == sizes:
        said: dict[str, Any] = json.loads(done.read_text(encoding="utf-8"))
        return National(**{name: folder / file for name, file in said["files"].items()}, rows=said["rows"])
    made = write_national(folder, **sizes)
    files = {
        name: getattr(made, name).name for name in ("companies", "titles", "charities", "annual_returns")
    }
    done.write_text(json.dumps({"sizes": sizes, "files": files, "rows": made.rows}), encoding="utf-8")
    return made


def _run(what: str, paths: list[Path], work: Path) -> Run:
    command = [sys.executable, "-m", _CHILD, what, str(work / "built"), *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(**json.loads(done.stdout))
