"""`commonweal sample`: write the invented city region."""

from __future__ import annotations

from pathlib import Path

import click

from commonweal.sample.national import AT_SCALE_ONE, write_national
from commonweal.sample.region import write_sample


@click.command()
@click.option("--scale", default=1.0, show_default=True, help="1 is a city region of about 40,000 sites.")
@click.option("--seed", default=1, show_default=True, help="The same seed and scale give the same files.")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder.")
@click.option("--national", is_flag=True, help="Companies, titles and charities alone, at national size.")
def sample(scale: float, seed: int, out: Path, national: bool) -> None:
    """Write Merrow Bay, an invented city region, as its publishers would, and the truth behind the files."""
    try:
        done = _national(scale, seed, out) if national else _region(scale, seed, out)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(done)


def _region(scale: float, seed: int, out: Path) -> str:
    world = write_sample(out, seed=seed, scale=scale, say=click.echo)
    land = f"{len(world.sites):,} sites, {len(world.titles):,} titles, "
    people = f"{len(world.organisations):,} organisations"
    return f"{land}{people} in {out / 'registers'}; what is true of them in {out / 'truth'}."


def _national(scale: float, seed: int, out: Path) -> str:
    sizes = {name: max(1, round(size * scale)) for name, size in AT_SCALE_ONE.items()}
    done = write_national(out, seed, **sizes)
    return f"{done.rows:,} rows in four files in {out}."
