"""What a measurement is: figures with limits, and how it is shown."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

VERSIONS_OF = ("commonweal", "duckdb", "django", "pyarrow", "granian", "datasette", "psycopg")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One measured number. `limit` is the most it may be (`at_most`) or the least; None: no limit."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    at_most: bool = True

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its limit."""
        if self.limit is None:
            return True
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    @property
    def limit_in_words(self) -> str:
        """`at most 2`, `at least 100`, or a dash."""
        if self.limit is None:
            return "-"
        return f"at {'most' if self.at_most else 'least'} {number(self.limit)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measurement:
    """The figures of one measurement, and how they were made, as sentences."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every figure keeps its limit; a measurement without figures does not hold."""
        return bool(self.figures) and all(figure.holds for figure in self.figures)


def number(value: float) -> str:
    """A number with as many digits as say something."""
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:,.3g}" if abs(value) < 10 else f"{value:,.1f}"


def machine() -> dict[str, Any]:
    """What the figures were made on."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(pages / 1024**3, 1),
        "processor": processor(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0,
    }


def processor() -> str:
    """The processor's own name, where the system gives it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def versions() -> dict[str, str]:
    """The versions of what was measured and of the peers that are installed."""
    found = {}
    for name in VERSIONS_OF:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def as_object(measurement: Measurement, *, scale: float) -> dict[str, Any]:
    """A measurement as JSON has it."""
    return {
        "name": measurement.name,
        "title": measurement.title,
        "scale": scale,
        "holds": measurement.holds,
        "figures": [{**asdict(figure), "holds": figure.holds} for figure in measurement.figures],
        "notes": list(measurement.notes),
        "machine": machine(),
        "versions": versions(),
    }


def as_json(measurements: Iterable[Measurement], *, scale: float) -> str:
    """One object: the measurement itself, or, of several, `measurements` and whether all hold."""
    objects = [as_object(measurement, scale=scale) for measurement in measurements]
    whole: Any = objects[0]
    if len(objects) != 1:
        whole = {"holds": all(one["holds"] for one in objects), "measurements": objects}
    return json.dumps(whole, ensure_ascii=False)


def show(measurement: Measurement, console: Console) -> None:
    """A table for people."""
    table = Table(title=f"{measurement.name}: {measurement.title}", title_justify="left")
    for heading in ("figure", "value", "limit", ""):
        table.add_column(heading, justify="right" if heading == "value" else "left")
    for figure in measurement.figures:
        table.add_row(figure.name, value_of(figure), figure.limit_in_words, verdict(figure))
    console.print(table)
    for note in measurement.notes:
        console.print(f"  {note}", highlight=False)


def value_of(figure: Figure) -> str:
    """The value with its unit."""
    return f"{number(figure.value)} {figure.unit}".strip()


def verdict(figure: Figure) -> str:
    """Whether it holds, in a word; nothing where there is no limit."""
    if figure.limit is None:
        return ""
    return "holds" if figure.holds else "FAILS"
