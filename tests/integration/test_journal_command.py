"""`commonweal journal`, and several sealers at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from commonweal.apps.provenance.actions.record_act import THE_SITE, Actor, Subject, record_act
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.queries.journal_chain import verify
from commonweal.cli.journal import journal

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def say(*words: str) -> tuple[int, str]:
    """A command's end and what it printed."""
    done = CliRunner().invoke(journal, words)
    return done.exit_code, done.output


def write(number: int, *, by: Actor = THE_SITE) -> None:
    with transaction.atomic():
        record_act(act="publish", subject=Subject("site", f"s-{number}"), by=by, at=AT)


@pytest.mark.django_db
def test_a_journal_is_listed_sealed_and_verified() -> None:
    write(1)
    write(2, by=Actor(person="ada", acting_for="body:merrow-fire"))
    assert say("list", "--person", "ada") == (
        0,
        "2026-11-02 09:30:00 publish site:s-2 by ada for body:merrow-fire\n",
    )
    assert say("list", "--subject", "site:s-1") == (0, "2026-11-02 09:30:00 publish site:s-1 by the site\n")
    assert say("seal") == (0, "2 entries sealed.\n")
    assert say("verify") == (
        0,
        f"2 sealed entries fit; 0 wait for a seal.\nLast hash: {verify().head}\n",
    )


@pytest.mark.django_db
def test_a_broken_link_ends_with_one_and_is_named() -> None:
    write(1)
    seal_journal()
    on = "" if connection.vendor == "sqlite" else " ON provenance_journalentry"
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER provenance_journalentry_no_UPDATE" + on)
        cursor.execute("UPDATE provenance_journalentry SET act = 'nothing'")
    code, said = say("verify", "--format", "json")
    assert (code, json.loads(said.splitlines()[0])["links"]) == (1, 0)
    assert "is not what was sealed" in said


WRITER = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from django.db import transaction
from commonweal.apps.provenance.actions.record_act import THE_SITE, Subject, record_act
from commonweal.apps.provenance.actions.seal_journal import seal_journal
for turn in range(10):
    with transaction.atomic():
        record_act(act="publish", subject=Subject("site", sys.argv[1]), by=THE_SITE, at=datetime.now(UTC))
    seal_journal(batch=3)
"""


def test_several_writers_and_sealers_at_once_make_one_chain_on_sqlite(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'journal.sqlite3'}",
        "COMMONWEAL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "commonweal.website.settings",
    }

    def run(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(words, env=environment, text=True, stdout=subprocess.PIPE)

    commonweal = (sys.executable, "-c", "from commonweal.cli import main; main()")
    run(*commonweal, "manage", "migrate", "provenance", "-v0", "--skip-checks").wait()
    writers = [run(sys.executable, "-c", WRITER, f"s-{number}") for number in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    said = run(*commonweal, "journal", "verify").communicate()[0]
    assert said.splitlines()[0] == "30 sealed entries fit; 0 wait for a seal."


@pytest.mark.django_db(transaction=True)
def test_several_writers_and_sealers_at_once_make_one_chain_on_postgresql() -> None:
    if connection.vendor == "sqlite":
        return  # a test's SQLite is in memory, which locks otherwise than a file: see the test above

    def work(number: int) -> None:
        try:
            for turn in range(10):
                write(number * 100 + turn)
                seal_journal(batch=3)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verdict = verify()
    assert (verdict.links, verdict.waiting, verdict.broken) == (40, 0, "")
