"""Loads that die, meet another load, or run out of room: the site serves the former snapshot, whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from commonweal.cli.bench.load_snapshot import make_snapshot
from loading_apart import Loading

pytestmark = pytest.mark.own_database

SITES = 1500
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
NAME, LOADED = f"commonweal_at_risk{WORKER}", f"commonweal_at_risk_loaded{WORKER}"
SERVER = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = SERVER.startswith("postgres")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("editions")
    made = [make_snapshot(sites=SITES, organisations=150, into=folder, edition=edition) for edition in (1, 2)]
    return made[0].folder, made[1].folder


@pytest.fixture(scope="module")
def loaded_once(editions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with the first edition, which each test takes a copy of."""
    name = str(tmp_path_factory.mktemp("loaded") / "site.sqlite3")
    if ON_POSTGRESQL:
        name = LOADED
        on_the_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
    assert Loading(name, editions[0]).finish() == "loaded"
    yield name
    if ON_POSTGRESQL:
        on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """An empty database of this test's own, of the kind that the tests run on."""
    if not ON_POSTGRESQL:
        yield str(tmp_path / "site.sqlite3")
        return
    on_the_server(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", f"CREATE DATABASE {NAME}")
    yield NAME
    on_the_server(f"DROP DATABASE {NAME} WITH (FORCE)")


@pytest.fixture
def database(empty: str, loaded_once: str) -> str:
    """A database of this test's own that serves the first edition."""
    if ON_POSTGRESQL:
        on_the_server(f"DROP DATABASE {empty}", f"CREATE DATABASE {empty} TEMPLATE {loaded_once}")
    else:
        with closing(sqlite3.connect(loaded_once)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(loaded_once, empty)
    return empty


def on_the_server(*statements: str) -> None:
    with closing(psycopg.connect(SERVER, autocommit=True)) as server:
        for statement in statements:
            server.execute(statement)


def kill_at(database: str, snapshot: Path, table: str) -> None:
    """Start a load, and kill it without warning when it has written a table."""
    loading = Loading(database, snapshot, hold=table)
    loading.wait_for(table)
    loading.kill()


def rows(database: str, statement: str) -> list[tuple[object, ...]]:
    if ON_POSTGRESQL:
        with closing(psycopg.connect(urlsplit(SERVER)._replace(path=f"/{database}").geturl())) as connection:
            return connection.execute(statement).fetchall()
    with closing(sqlite3.connect(database)) as connection:
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
    before = served(database)
    kill_at(database, later, table)
    assert served(database) == before == (first.name, [("1",)], SITES, SITES)


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.45])
def test_killed_at_any_moment_one_whole_snapshot_serves(
    seconds: float, database: str, editions: tuple[Path, Path]
) -> None:
    first, later = editions
    loading = Loading(database, later)
    assert loading.hear()
    time.sleep(seconds)
    loading.kill()
    assert served(database) in [(first.name, [("1",)], SITES, SITES), (later.name, [("2",)], SITES, SITES)]


def test_killed_the_next_load_goes_through(database: str, editions: tuple[Path, Path]) -> None:
    later = editions[1]
    kill_at(database, later, "sites")
    assert Loading(database, later).finish() == "loaded"
    assert served(database) == (later.name, [("2",)], SITES, SITES)


def test_a_first_load_that_is_killed_leaves_an_empty_site(empty: str, editions: tuple[Path, Path]) -> None:
    kill_at(empty, editions[0], "organisations")
    assert rows(empty, "SELECT count(*) FROM landbank_site") == [(0,)]
    assert rows(empty, "SELECT count(*) FROM provenance_snapshot") == [(0,)]


def test_the_second_of_two_loads_is_refused(database: str, editions: tuple[Path, Path]) -> None:
    later = editions[1]
    one = Loading(database, later, hold="sites")
    one.wait_for("sites")
    refused = Loading(database, later).finish()
    assert refused.startswith("Another load is under way. The site serves the former snapshot meanwhile")
    one.go_on()
    assert one.finish() == "loaded"


# What PostgreSQL says when its disk is full, said in the midst of copying the titles.
DISK_FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
END $$;
CREATE TRIGGER no_room BEFORE INSERT ON landbank_title
    FOR EACH ROW WHEN (NEW.title_number = 'MS101000') EXECUTE FUNCTION no_room()
"""


def load_without_room(database: str, snapshot: Path) -> str:
    """What is said of a load that runs out of room on the way: SQLite's file may not grow, PostgreSQL says so."""
    if ON_POSTGRESQL:
        return Loading(database, snapshot, sql=DISK_FULL).finish()
    [(pages,)] = rows(database, "PRAGMA page_count")
    return Loading(database, snapshot, pages=int(str(pages))).finish()


def test_without_room_the_former_snapshot_serves(database: str, tmp_path: Path) -> None:
    larger = make_snapshot(sites=SITES + 50, organisations=150, into=tmp_path, edition=2).folder
    before = served(database)
    refused = load_without_room(database, larger)
    said = "could not extend file: No space left on device" if ON_POSTGRESQL else "database or disk is full."
    assert refused.startswith(f"The load was not made, and the former snapshot still serves: {said}")
    assert refused.endswith("Make room on the disk and load again.")
    assert served(database) == before
    if not ON_POSTGRESQL:
        assert rows(database, "PRAGMA integrity_check") == [("ok",)]
