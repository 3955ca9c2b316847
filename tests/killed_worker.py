"""A worker that is killed at a step of its work, and one that comes after it. Run by the test, not by hand.

python killed_worker.py       migrates its database and writes letters to send; then, for every step (a statement that
                              changes the database, a word to the mail server): everything as before, a worker that
                              dies there, a worker that does not; tells of each as a line, and first of a run
                              undisturbed
"""

from __future__ import annotations

import gc
import json
import os
import signal
import smtplib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
BEFORE = datetime(2026, 11, 1, 10, 0, tzinfo=UTC)
READERS = ("ada@example.org", "grace@example.org")
# Between two of these the database changes; between readings it does not.
CHANGES = ("BEGIN", "SAVEPOINT", "INSERT", "UPDATE", "DELETE")


def main() -> None:
    """See above."""
    import django

    django.setup()

    prepare()
    # Once undisturbed: what every worker needs is there before any of them is born.
    work("sql", dies_at=0)
    tell("undisturbed", 1, died=False)
    gc.freeze()
    for kind in ("sql", "smtp"):
        step, died = 0, True
        while died:
            step += 1
            as_before()
            died = child(lambda kind=kind, step=step: work(kind, dies_at=step))
            if died:
                child(lambda kind=kind: work(kind, dies_at=0))
            tell(kind, step, died=died)


def tell(kind: str, step: int, *, died: bool) -> None:
    """One line for the test."""
    print(json.dumps({"kind": kind, "step": step, "died": died, "states": states()}), flush=True)


def prepare() -> None:
    """Somebody without an account who wants to hear of two events at once, and somebody with one to whom two notices
    are due today."""
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from commonweal.apps.landbank.models import Site
    from commonweal.apps.notices.actions.note_events import NewEvent, note_events
    from commonweal.apps.notices.actions.tell import To
    from commonweal.apps.notices.actions.tell import tell as tell_people
    from commonweal.apps.notices.models import Preference, Subscription
    from commonweal.apps.people.models import Person

    # The tables of the models as they are now: how they came to be so is no part of this.
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    Subscription.objects.create(
        email=READERS[0],
        frequency="at-once",
        language="en-gb",
        time_zone="Europe/London",
        asked_at=AT,
        confirmed_at=AT,
    )
    grace = Person.objects.create_user(READERS[1])
    Preference.objects.create(person=grace, importance="should", channel="mail", how_often="daily")
    Site.objects.create(
        number=1,
        site_id="s1",
        name="Library",
        place_basis="none",
        ownership="public",
        in_land_bank=True,
        digest="",
    )

    def happened(kind: str, **more: str) -> NewEvent:
        about = {"object_kind": "site", "object_id": "s1", "title": "Library", "path": "/land/s1/"}
        return NewEvent(kind=kind, on=AT.date(), **about, **more)

    note_events(events=[happened(kind) for kind in ("vacancy changed", "nominated")], at=AT)
    with transaction.atomic():
        for kind in ("check finished", "check failed"):
            tell_people(
                event=happened(kind, importance="should"), to=[To(person=grace, reason="own")], at=BEFORE
            )


def as_before() -> None:
    """Nothing was matched, gathered or sent yet, and nobody holds a lease."""
    from django.db import connection

    from commonweal.apps.notices.models import Delivery, Lease, Recipient, Subscription

    Recipient.objects.filter(subscription__isnull=False).delete()
    Delivery.objects.filter(channel="mail").delete()
    Subscription.objects.update(through_event=0)
    Lease.objects.all().delete()
    connection.close()


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


def work(kind: str, *, dies_at: int) -> None:
    """The part of a tick that sends letters, by a worker that is killed before its statement, or its word to the mail
    server, of this number."""
    from django.db import connection

    from commonweal.pipeline.tick import letters, matching, sending, tick

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
        tick(at=AT, steps=(matching, letters, sending))
    else:
        with connection.execute_wrapper(counted):
            tick(at=AT, steps=(matching, letters, sending))
    connection.close()


def states() -> list[str]:
    """The state of every letter."""
    from commonweal.apps.notices.models import Delivery

    return list(Delivery.objects.filter(channel="mail").order_by("pk").values_list("state", flat=True))


if __name__ == "__main__":
    main()
