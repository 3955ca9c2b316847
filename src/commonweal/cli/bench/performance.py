"""The page of measurements in the documentation: `docs/reference/performance.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from commonweal.cli.bench.frame import Figure, Measurement, machine, value_of, verdict, versions


def page(measurements: Iterable[Measurement], *, scale: float, on: date, left_out: Iterable[str] = ()) -> str:
    """The whole page in Markdown; `left_out` are measurements that were not made this time."""
    made = [line for one in measurements for line in section(one)]
    not_made = [
        line for name in left_out for line in (f"## `bench {name}`", "", "Not measured in this run.", "")
    ]
    return "\n".join([*opening(scale, on), *made, *not_made]) + "\n"


def opening(scale: float, on: date) -> Iterator[str]:
    """Where, when and with what it was measured."""
    here = machine()
    yield "# Performance"
    yield ""
    yield "Written by `commonweal bench NAME --write docs/reference/performance.md`; not by hand."
    yield ""
    yield f"Measured on {on.isoformat()} at scale {scale:g}, on {here['cores']} cores of"
    yield f"{here['processor']} with {here['memory_gb']:g} GB of memory,"
    yield f"{here['system']}, Python {here['python']}."
    yield f"The machine's load average was {here['load']:g}: above 1, other programs ran beside"
    yield "and the figures are rough."
    yield f"Versions: {', '.join(f'{name} {number}' for name, number in versions().items())}."
    yield ""


def section(measurement: Measurement) -> Iterator[str]:
    """One measurement: its table and its notes."""
    yield f"## `bench {measurement.name}`: {measurement.title}"
    yield ""
    yield "| figure | value | limit | |"
    yield "| --- | ---: | --- | --- |"
    yield from map(row, measurement.figures)
    yield ""
    for note in measurement.notes:
        yield f"- {note}"
    if measurement.notes:
        yield ""


def row(figure: Figure) -> str:
    """One figure as a row."""
    return f"| {figure.name} | {value_of(figure)} | {figure.limit_in_words} | {verdict(figure)} |"
