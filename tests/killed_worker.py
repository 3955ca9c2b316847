"""A worker that is killed at a step of its work, and one that comes after it. Run by the test, not by hand.

python killed_worker.py TEMPLATE      writes a database with letters to send
python killed_worker.py STEP AT       for every step of this kind (`sql`, `smtp`): a fresh copy of the database, a
                                      worker that dies there, a worker that does not; tells of each as a line
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import smtplib
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
READERS = ("ada@example.org", "grace@example.org")
# Between two of these the database changes; between readings it does not.
CHANGES = ("BEGIN", "SAVEPOINT", "INSERT", "UPDATE", "DELETE")


def main(words: list[str]) -> None:
    """See above."""
    import django

    django.setup()
    from django.db import connection
    from django.urls import get_resolver

    # What every worker needs is imported once, before any of them is born.
    from commonweal.pipeline.tick import tick

    file = Path(connection.settings_dict["NAME"])
    template = file.with_suffix(".template")
    if words[0] == "prepare":
        prepare()
        connection.close()
        shutil.copy(file, template)
        return
    get_resolver().reverse_dict  # noqa: B018
    step = 0
    while True:
        step += 1
        fresh(file, template)
        died = child(lambda step=step: work(tick, words[0], dies_at=step))
        child(lambda: work(tick, words[0], dies_at=0))
        print(json.dumps({"step": step, "died": died, "states": states(file)}), flush=True)
        if not died:
            return


def prepare() -> None:
    """Two readers, two events that each of them wants."""
    from django.core.management import call_command

    from commonweal.apps.landbank.models import Site
    from commonweal.apps.notices.actions.note_events import NewEvent, note_events
    from commonweal.apps.notices.models import Subscription

    call_command("migrate", verbosity=0)
    for address in READERS:
        Subscription.objects.create(
            email=address,
            frequency="at-once",
            language="en-gb",
            time_zone="Europe/London",
            asked_at=AT,
            confirmed_at=AT,
        )
    Site.objects.create(
        number=1,
        site_id="s1",
        name="Library",
        place_basis="none",
        ownership="public",
        in_land_bank=True,
        digest="",
    )
    events = [
        NewEvent(
            kind=kind, object_kind="site", object_id="s1", title="Library", path="/land/s1/", on=AT.date()
        )
        for kind in ("vacancy changed", "nominated")
    ]
    note_events(events=events, at=AT)


def fresh(file: Path, template: Path) -> None:
    """The database as it was before anybody worked."""
    for part in file.parent.glob(f"{file.name}-*"):
        part.unlink()
    shutil.copy(template, file)


def child(do: Callable[[], None]) -> bool:
    """Do something in a process of its own; whether that was killed."""
    pid = os.fork()
    if pid == 0:
        do()
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("a worker failed instead of dying")
    return os.WIFSIGNALED(status)


def work(tick: Callable[..., object], kind: str, *, dies_at: int) -> None:
    """One tick, by a worker that is killed before its statement, or its word to the mail server, of this number."""
    from django.db import connection

    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(CHANGES):
            step()
        return execute(sql, params, many, context)

    class Counted(smtplib.SMTP):
        """Steps before every word that is sent and after every answer."""

        def send(self, s: Any) -> None:
            step()
            super().send(s)

        def getreply(self) -> Any:
            answer = super().getreply()
            step()
            return answer

    if kind == "smtp":
        smtplib.SMTP = Counted  # type: ignore[misc]
        tick(at=AT)
    else:
        with connection.execute_wrapper(counted):
            tick(at=AT)
    connection.close()


def states(file: Path) -> list[str]:
    """The state of every delivery."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT state FROM notices_delivery ORDER BY id").fetchall()
    return [state for (state,) in rows]


if __name__ == "__main__":
    main(sys.argv[1:])
