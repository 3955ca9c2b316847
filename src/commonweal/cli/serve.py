"""`commonweal serve`: the site, by its own server."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import click

SECONDS_TO_END = 5


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes; one a core where nothing is said.")
@click.option(
    "--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Threads a process."
)
@click.option(
    "--work/--no-work",
    default=True,
    help="Do background work beside it; no where `commonweal work` runs apart.",
)
def serve(host: str, port: int, workers: int | None, threads: int, work: bool) -> None:
    """Serve the site until it is stopped, and do its background work.

    `commonweal load` makes its database ready and puts a snapshot into it.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    refuse_taken(host, port)
    refuse_unready()
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "commonweal.website.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or os.cpu_count() or 1,
        blocking_threads=threads,
        respawn_failed_workers=True,
        websockets=False,
    )
    with background_work() if work else nullcontext():
        server.serve()


@contextmanager
def background_work() -> Iterator[None]:
    """A process of `commonweal work` that ends with the site."""
    command = [sys.executable, "-c", "from commonweal.cli import main; main(['work', '--while-parent'])"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()


def refuse_taken(host: str, port: int) -> None:
    """Say so when another program listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            sentence = f"Another program listens on {host}:{port}. Give another port with --port."
            raise click.ClickException(sentence) from error


def refuse_unready() -> None:
    """Say so when the database lacks migrations."""
    import django
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise click.ClickException(f"The database cannot be read: {error}") from error
    finally:
        connection.close()
    if waiting:
        raise click.ClickException("The database is not ready. Run `commonweal load` first.")
