"""`commonweal …`: thin; each command parses, calls and prints, in a module of its own name."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click

from commonweal.foundation.logging import start_logging

COMMANDS = {
    "sample": "Write the files of an invented city region, and the truth behind them.",
    "registers": "Recognise and check publishers' files.",
    "fetch": "Download a region's sources into the raw store.",
    "sources": "List a region's sources: addresses, freshness, rows, what is missing.",
    "build": "Turn registers into a snapshot.",
    "snapshots": "List snapshots and compare two of them.",
    "load": "Swap a snapshot into the site's database.",
    "publish": "Write a snapshot as open data.",
    "tick": "Do what falls due: events, letters, deletions, seals of the journal.",
    "serve": "Serve the site.",
    "work": "Do what the pages leave to the background.",
    "people": "Say who is a steward; make accounts for a demonstration.",
    "journal": "Read the journal, seal it, verify that nothing in it was changed.",
    "bench": "Measure, and compare with the limits.",
    "docs": "Write the generated part of the documentation.",
    "manage": "Run one of Django's own commands: migrate, createsuperuser, …",
}


class LazyGroup(click.Group):
    """Imports a command when it is asked for: `--help` is quick, and a broken command harms only itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if find_spec(module_of(name))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(module_of(cmd_name)), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a full disk, a missing right or a missing file is a sentence, not a trace."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise click.ClickException(sentence_of(error)) from error


def module_of(name: str) -> str:
    """The module of a command."""
    return f"commonweal.cli.{name}"


def sentence_of(error: OSError) -> str:
    """What the system refused, as a sentence."""
    what = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {what}." if error.filename else f"{what}."


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="commonweal", message="commonweal %(version)s")
@click.option("--verbose", "-v", is_flag=True, help="Say more about what happens.")
def main(verbose: bool) -> None:
    """From public registers to a land bank and a Social Economy Database."""
    start_logging(verbose=verbose)
