"""The page of commands, from their own help."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from commonweal.cli.reference.markdown import code, page, table


def commands_page() -> str:
    """Every command with its arguments and options."""
    from commonweal.cli import main

    lines = [line for name, command in every_command(main) for line in section(name, command)]
    return page("Commands", lines)


def every_command(group: click.Group, before: str = "commonweal") -> Iterator[tuple[str, click.Command]]:
    """Each command by its whole name, groups before their members."""
    context = click.Context(group, info_name=before)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        yield f"{before} {name}", command
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before} {name}")


def section(name: str, command: click.Command) -> Iterator[str]:
    """One command: how it is called, what it does, its options."""
    context = click.Context(command, info_name=name)
    yield f"## {name}"
    yield ""
    yield code(" ".join([name, *command.collect_usage_pieces(context)]))
    yield ""
    yield from [*paragraphs(command), ""]
    options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    if options:
        yield from table(("option", "meaning"), (row(option, context) for option in options))


def paragraphs(command: click.Command) -> list[str]:
    """The command's help as it stands."""
    return [line.rstrip() for line in inspect.cleandoc(command.help or "").replace("\b\n", "").splitlines()]


def row(option: click.Option, context: click.Context) -> tuple[str, str]:
    """One option; the words that click itself adds (default, variable) included."""
    names, meaning = option.get_help_record(context) or (option.opts[0], option.help or "")
    return code(names), meaning
