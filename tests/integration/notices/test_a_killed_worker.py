"""A worker that is killed between any two steps, and started again, sends nothing twice and loses nothing.

Between "the mail server took it" and "we noted that" nobody can know; there the same letter, byte for byte and
with the same Message-ID, is sent again, and the mailbox recognises it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import killed_worker
from commonweal.cli.bench.load import database_of_its_own
from small_mail_server import SmallMailServer, small_mail_server

READERS = len(killed_worker.READERS)
pytestmark = pytest.mark.own_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """The address of a database of its own, of the kind that the site's is."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'site.sqlite3'}"
        return
    with database_of_its_own(server) as address:
        yield address


@pytest.fixture
def server() -> Iterator[SmallMailServer]:
    with small_mail_server() as listening:
        yield listening


def run(folder: Path, database: str, port: int) -> list[dict[str, Any]]:
    """The workers' script, with a database of its own; what it tells of each step."""
    environment = {
        **os.environ,
        "COMMONWEAL_DATA": str(folder),
        "DATABASE_URL": database,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "commonweal.website.settings",
    }
    done = subprocess.run(
        [sys.executable, killed_worker.__file__], capture_output=True, text=True, env=environment, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_killed_at_every_step_each_letter_arrives_once(
    database: str, server: SmallMailServer, tmp_path: Path
) -> None:
    steps = run(tmp_path, database, server.port)
    for kind in ("sql", "smtp"):
        own = [one for one in steps if one["kind"] == kind]
        assert [one["died"] for one in own] == [True] * (len(own) - 1) + [False]
        assert len(own) > 15
    assert {tuple(one["states"]) for one in steps} == {("sent",) * READERS}
    # Each run ends with two different letters; a letter is the same in every run.
    assert len(set(server.message_ids())) == READERS
    assert len(set(server.letters)) == READERS
    # Twice in a run only where the worker died before it could note that a letter was taken: the statement that notes
    # it and the answer before that, once for each letter and kind of step.
    assert len(server.letters) - READERS * len(steps) == 2 * READERS
