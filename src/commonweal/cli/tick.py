"""`commonweal tick`: do what falls due."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import click

from commonweal.cli.options import format_option


@click.command()
@format_option
def tick(form: str) -> None:
    """Do everything that is due: events from the loaded snapshot, letters, deletions, seals of the journal.

    Run it every few minutes by cron or a timer; run twice, it does nothing twice. Ends with 3 when another tick is
    under way.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    import django

    django.setup()
    from commonweal.pipeline.tick import Step, TickBusy
    from commonweal.pipeline.tick import tick as do_what_is_due

    def say(step: Step) -> None:
        if form != "json":
            click.echo(f"{step.name}: {step.said}")

    try:
        done = do_what_is_due(at=datetime.now(UTC), watch=say)
    except TickBusy as busy:
        refusal = click.ClickException(str(busy))
        refusal.exit_code = 3
        raise refusal from busy
    if form == "json":
        click.echo(json.dumps({step.name: step.figures for step in done}))
