"""`commonweal manage`: Django's own commands, with the site's settings."""

from __future__ import annotations

import os

import click


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands: migrate, createsuperuser, …"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["commonweal manage", *arguments])
