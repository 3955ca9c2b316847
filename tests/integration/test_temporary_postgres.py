"""A PostgreSQL server for as long as it is needed, as root and not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from commonweal.cli.bench.postgres import main, temporary_postgres


@pytest.fixture(autouse=True)
def no_server_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_a_server_answers_and_leaves_nothing_behind() -> None:
    with temporary_postgres() as address:
        folder = Path(address.partition("host=")[2])
        with psycopg.connect(address) as connection:
            assert connection.execute("select 6 * 7").fetchone() == (42,)
    assert not folder.exists()


def test_a_command_is_told_the_address_and_its_status_is_handed_on() -> None:
    program = "import os, sys; sys.exit(3 if os.environ['DATABASE_URL'].startswith('postgresql://') else 4)"
    assert main([sys.executable, "-c", program]) == 3


def test_a_server_that_is_given_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
    with temporary_postgres() as address:
        assert address == "postgresql://somewhere/else"


def test_it_can_be_run_as_a_module() -> None:
    command = [sys.executable, "-m", "commonweal.cli.bench.postgres", sys.executable, "-c", "print('served')"]
    assert subprocess.run(command, capture_output=True, text=True).stdout == "served\n"
