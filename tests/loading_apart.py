"""Loads in processes of their own that can be killed: Django is set up once, in a server that forks each of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (Django must be set up before)
from django.db import connections  # noqa: E402

from commonweal.pipeline.load import LoadRefused, load  # noqa: E402

LONGEST = 120
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["loading_apart"])


class Loading:
    """A load under way in the database of that name. At the table `hold` it waits until it is told to go on.

    `pages` is how many pages a SQLite file may have; `sql` is run in the database first.
    """

    def __init__(
        self, database: str, snapshot: Path, *, hold: str = "", pages: int = 0, sql: str = ""
    ) -> None:
        self.ours, theirs = FORKS.Pipe()
        self.process = FORKS.Process(target=_load, args=(theirs, database, str(snapshot), hold, pages, sql))
        self.process.start()
        theirs.close()

    def hear(self) -> str:
        """The next thing it says; nothing when it has ended."""
        try:
            return str(self.ours.recv()) if self.ours.poll(LONGEST) else ""
        except EOFError:
            return ""

    def wait_for(self, table: str) -> None:
        """Until it has written a table."""
        while (said := self.hear()) != table:
            assert said, f"nothing was said of {table}"

    def finish(self) -> str:
        """The last thing it says."""
        last = ""
        while said := self.hear():
            last = said
        self.process.join(LONGEST)
        return last

    def go_on(self) -> None:
        """Let it go on from where it waits."""
        self.ours.send("go on")

    def kill(self) -> None:
        """End it without warning."""
        self.process.kill()
        self.process.join(LONGEST)


def _load(said: Connection, database: str, snapshot: str, hold: str, pages: int, sql: str) -> None:
    connections.settings["default"]["NAME"] = database
    connection = connections["default"]
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        if pages:
            cursor.execute(f"PRAGMA max_page_count = {int(pages)}")
        if sql:
            cursor.execute(sql)

    def say(what: str, _rows: Any) -> None:
        said.send(what)
        if what == hold:
            said.recv()

    try:
        load(Path(snapshot), at=datetime(2026, 11, 2, tzinfo=UTC), progress=say)
        said.send("loaded")
    except LoadRefused as refusal:
        said.send(str(refusal))
