"""A worker that is killed between any two steps, and started again, sends nothing twice and loses nothing.

Between "the mail server took it" and "we noted that" nobody can know; there the same letter, byte for byte and
with the same Message-ID, is sent again, and the mailbox recognises it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import killed_worker
from small_mail_server import small_mail_server

READERS = len(killed_worker.READERS)


def run(folder: Path, *words: str, port: int = 25) -> list[dict[str, Any]]:
    """The worker's script, with a database of its own."""
    environment = {
        **os.environ,
        "COMMONWEAL_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "commonweal.website.settings",
    }
    done = subprocess.run(
        [sys.executable, killed_worker.__file__, *words],
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which two readers wait to be told of two events."""
    folder = tmp_path_factory.mktemp("killed")
    run(folder, "prepare")
    return folder


@pytest.mark.parametrize("kind", ["sql", "smtp"])
def test_killed_at_every_step_each_letter_arrives_once(kind: str, prepared: Path) -> None:
    with small_mail_server() as server:
        steps = run(prepared, kind, port=server.port)
    assert [one["died"] for one in steps] == [True] * (len(steps) - 1) + [False]
    assert {tuple(one["states"]) for one in steps} == {("sent",) * READERS}
    assert len(steps) > 20
    # Each run ends with two different letters; a letter is the same in every run.
    assert len(set(server.message_ids())) == READERS
    assert len(set(server.letters)) == READERS
    # Each letter came twice in one run: where the worker died before it could note that it was taken.
    assert len(server.letters) - READERS * len(steps) == READERS
