"""`commonweal docs`: the generated part of the documentation."""

from __future__ import annotations

from pathlib import Path

import click

from commonweal.cli.reference import PAGES


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs/reference"),
    show_default=True,
    help="The folder of the reference.",
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 when a page is not as the code says.")
def docs(out: Path, check: bool) -> None:
    """Write the reference: commands, settings, registers, and the snapshot's data dictionary.

    The page of measurements is written by `commonweal bench all --write`.
    """
    stale = [name for name, made in PAGES.items() if not is_current(out / name, made())]
    if check and stale:
        raise click.ClickException(f"Not as the code says: {', '.join(stale)}. Run `commonweal docs`.")
    for name in stale:
        out.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(PAGES[name](), encoding="utf-8")
        click.echo(f"wrote {out / name}")


def is_current(file: Path, text: str) -> bool:
    """Whether the page stands as it should."""
    return file.exists() and file.read_text(encoding="utf-8") == text
