"""Loads that die, meet another load, or run out of room: the site serves the former snapshot, whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from commonweal.cli.bench.load_snapshot import make_snapshot

SITES = 1500
NAME = "commonweal_at_risk"
SERVER = os.environ.get("DATABASE_URL", "")

# Loads a snapshot and says on each line of its output which table it has just written; at one it waits to be told.
LOADER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from commonweal.pipeline.load import LoadRefused, load
call_command("migrate", verbosity=0)
snapshot, hold, pages = sys.argv[1:]
if pages:
    connection.cursor().execute(f"PRAGMA max_page_count = {int(pages)}")
def say(what, rows):
    print(what, flush=True)
    if what == hold:
        sys.stdin.readline()
try:
    load(Path(snapshot), at=datetime(2026, 11, 2, tzinfo=UTC), progress=say)
    print("loaded", flush=True)
except LoadRefused as refusal:
    print(refusal, flush=True)
"""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("editions")
    made = [make_snapshot(sites=SITES, organisations=150, into=folder, edition=edition) for edition in (1, 2)]
    return made[0].folder, made[1].folder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """An empty database of this test's own, of the kind that the tests run on."""
    if not SERVER.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'site.sqlite3'}"
        return
    with closing(psycopg.connect(SERVER, autocommit=True)) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
        yield urlsplit(SERVER)._replace(path=f"/{NAME}").geturl()
        server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def start(database: str, snapshot: Path, *, hold: str = "", pages: str = "") -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "SECRET_KEY": "for tests",
        "DJANGO_SETTINGS_MODULE": "commonweal.website.settings",
        "COMMONWEAL_DATA": str(snapshot.parent / "data"),
    }
    command = [sys.executable, "-c", LOADER, str(snapshot), hold, pages]
    return subprocess.Popen(
        command,
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def finish(process: subprocess.Popen[str]) -> str:
    """The last line that it says."""
    output, _ = process.communicate(timeout=120)
    return output.strip().splitlines()[-1]


def wait_for(process: subprocess.Popen[str], table: str) -> None:
    """Until it has written a table."""
    assert process.stdout
    assert any(line.strip() == table for line in process.stdout), f"nothing was said of {table}"


def kill_at(database: str, snapshot: Path, table: str) -> None:
    """Start a load, and kill it without warning when it has written a table."""
    process = start(database, snapshot, hold=table)
    wait_for(process, table)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=120)


def rows(database: str, statement: str) -> list[tuple[object, ...]]:
    if database.startswith("postgres"):
        with closing(psycopg.connect(database)) as connection:
            return connection.execute(statement).fetchall()
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as connection:
        return connection.execute(statement).fetchall()


def served(database: str) -> tuple[str, list[tuple[object, ...]], int, int]:
    """The current snapshot, which editions its sites are of, and how many sites and findable sites there are."""
    [(current,)] = rows(database, "SELECT hash FROM provenance_snapshot WHERE current")
    editions = rows(
        database,
        "SELECT DISTINCT substr(name, length(name)) FROM landbank_site WHERE name LIKE '% edition %'",
    )
    [(sites,)] = rows(database, "SELECT count(*) FROM landbank_site")
    [(findable,)] = rows(database, "SELECT count(*) FROM landbank_sitewords")
    return str(current), sorted(editions), int(str(sites)), int(str(findable))


@pytest.mark.parametrize("table", ["sources", "changes", "sites: comparing", "sites", "organisations"])
def test_killed_at_any_table_the_former_snapshot_serves(
    table: str, database: str, editions: tuple[Path, Path]
) -> None:
    first, later = editions
    assert finish(start(database, first)) == "loaded"
    before = served(database)
    kill_at(database, later, table)
    assert served(database) == before == (first.name, [("1",)], SITES, SITES)


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.45])
def test_killed_at_any_moment_one_whole_snapshot_serves(
    seconds: float, database: str, editions: tuple[Path, Path]
) -> None:
    first, later = editions
    assert finish(start(database, first)) == "loaded"
    loading = start(database, later)
    assert loading.stdout
    loading.stdout.readline()
    time.sleep(seconds)
    os.kill(loading.pid, signal.SIGKILL)
    loading.communicate(timeout=120)
    assert served(database) in [(first.name, [("1",)], SITES, SITES), (later.name, [("2",)], SITES, SITES)]


def test_killed_the_next_load_goes_through(database: str, editions: tuple[Path, Path]) -> None:
    first, later = editions
    assert finish(start(database, first)) == "loaded"
    kill_at(database, later, "sites")
    assert finish(start(database, later)) == "loaded"
    assert served(database) == (later.name, [("2",)], SITES, SITES)


def test_a_first_load_that_is_killed_leaves_an_empty_site(database: str, editions: tuple[Path, Path]) -> None:
    kill_at(database, editions[0], "organisations")
    assert rows(database, "SELECT count(*) FROM landbank_site") == [(0,)]
    assert rows(database, "SELECT count(*) FROM provenance_snapshot") == [(0,)]


def test_the_second_of_two_loads_is_refused(database: str, editions: tuple[Path, Path]) -> None:
    first, later = editions
    assert finish(start(database, first)) == "loaded"
    one = start(database, later, hold="sites")
    wait_for(one, "sites")
    refused = finish(start(database, later))
    assert refused.startswith("Another load is under way. The site serves the former snapshot meanwhile")
    output, _ = one.communicate("go on\n", timeout=120)
    assert output.strip().splitlines()[-1] == "loaded"


def test_without_room_the_former_snapshot_serves(tmp_path: Path, editions: tuple[Path, Path]) -> None:
    """On SQLite, which alone lets a test say how large its file may be."""
    database = f"sqlite:///{tmp_path / 'small.sqlite3'}"
    first, later = editions
    assert finish(start(database, first)) == "loaded"
    before = served(database)
    [(pages,)] = rows(database, "PRAGMA page_count")
    refused = finish(start(database, later, pages=str(pages)))
    assert refused == (
        "The load was not made, and the former snapshot still serves: database or disk is full."
        " Make room on the disk and load again."
    )
    assert served(database) == before
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
