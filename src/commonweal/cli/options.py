"""Options that several commands share, so that they are spelled and explained alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commonweal.registers.region import Region, RegionError


class RegionFile(click.ParamType):
    """A region file: read and checked as the option is read."""

    name = "region file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Region:
        if isinstance(value, Region):
            return value
        try:
            return Region.load(Path(value))
        except RegionError as error:
            self.fail(f"the region file cannot be used.\n{error}", param, ctx)


region_option = click.option(
    "--region",
    type=RegionFile(),
    required=True,
    metavar="FILE",
    help="The region file, such as regions/trafford.toml.",
)

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var"),
    envvar="COMMONWEAL_DATA",
    show_default=True,
    show_envvar=True,
    help="The folder that holds raw files, snapshots and the site's database.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or one JSON object.",
)
