"""`commonweal bench`: measurements, each with its limits, beside peers on the same machine.

A measurement is a module of this package with `measure(*, scale, work) -> Measurement`.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

import click
from rich.console import Console

from commonweal.cli.bench.frame import Measurement, as_json, show
from commonweal.cli.bench.performance import page
from commonweal.cli.options import format_option

ALL = "all"
MEASURE = re.compile(r"^def measure\(", re.MULTILINE)

Measure = Callable[..., Measurement]


def measurement_names() -> list[str]:
    """The measurements there are: the modules of this package that define `measure`."""
    files = sorted(
        Path(folder) / f"{module.name}.py" for folder in __path__ for module in iter_modules([folder])
    )
    return [file.stem for file in files if file.exists() and MEASURE.search(file.read_text(encoding="utf-8"))]


@click.command()
@click.argument("name", metavar="NAME")
@click.option("--scale", type=click.FloatRange(min=0, min_open=True), default=1.0, show_default=True,
              help="Size of what is measured; the limits are meant for 1.")  # fmt: skip
@click.option("--work", type=click.Path(file_okay=False, path_type=Path),
              help="Keep the files that are made here, for the next time.")  # fmt: skip
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures as a page.")
@format_option
def bench(name: str, scale: float, work: Path | None, write: Path | None, form: str) -> None:
    """Make the measurement NAME, or `all`; `list` names them.

    Ends with 0 when every limit holds and with 1 when one does not.
    """
    if name == "list":
        click.echo("\n".join(measurement_names()))
        return
    chosen = measurement_names() if name == ALL else [known(name)]
    measurements = measure_all(chosen, scale=scale, work=work)
    if write:
        left_out = [name for name in measurement_names() if name not in chosen]
        text = page(measurements, scale=scale, on=datetime.now(UTC).date(), left_out=left_out)
        write.write_text(text, encoding="utf-8")
    if form == "json":
        click.echo(as_json(measurements, scale=scale))
    else:
        for measurement in measurements:
            show(measurement, Console())
    sys.exit(0 if all(measurement.holds for measurement in measurements) else 1)


def known(name: str) -> str:
    """The name of a measurement that there is."""
    if name not in measurement_names():
        there_are = ", ".join([*measurement_names(), ALL])
        raise click.BadParameter(
            f"no measurement is called {name!r}; there are {there_are}", param_hint="NAME"
        )
    return name


def measure_all(names: list[str], *, scale: float, work: Path | None) -> list[Measurement]:
    """The measurements one after another, in a folder that goes afterwards unless one is given."""
    if work is None:
        with tempfile.TemporaryDirectory(prefix="commonweal-bench-") as folder:
            return measure_all(names, scale=scale, work=Path(folder))
    work.mkdir(parents=True, exist_ok=True)
    return [measure_of(name)(scale=scale, work=work) for name in names]


def measure_of(name: str) -> Measure:
    """The `measure` of a module of this package."""
    module = f"{__name__}.{name}"
    if find_spec(module) is None:
        raise click.ClickException(f"There is no module {module}.")
    measure: Measure = import_module(module).measure
    return measure
