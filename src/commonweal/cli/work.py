"""`commonweal work`: do what the site's pages leave to the background."""

from __future__ import annotations

import os
import signal
import threading
import time

import click

LOOKS_EVERY = 2.0


@click.command()
@click.option("--once", is_flag=True, help="Do what waits, then end.")
@click.option(
    "--while-parent", is_flag=True, hidden=True, help="End when the process that started this ends."
)
def work(once: bool, while_parent: bool) -> None:
    """Check registers that councils send, and build the site again when they publish, until it is stopped.

    `commonweal serve` starts one by itself. More may run beside it, on other machines too, on one database.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from commonweal.pipeline.desk.tasks import take_up_what_stopped

    if while_parent:
        threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    taken_up = take_up_what_stopped()
    if taken_up:
        click.echo(f"{taken_up:,} checks that had stopped wait again.")
    call_command("db_worker", queue_name="*", batch=once, reload=False, startup_delay=False, verbosity=0)


def end_with_parent(parent: int) -> None:
    """Stop this process in good order once its parent has gone."""
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
