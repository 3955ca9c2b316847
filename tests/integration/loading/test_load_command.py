"""`commonweal load`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonweal.cli.load import load
from loaded_site import ROPEWALK
from small_snapshots import CLINIC, small_snapshot

pytestmark = pytest.mark.django_db


def test_it_says_what_was_written_and_the_second_time_that_nothing_was(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path, sites=[CLINIC], organisations=[ROPEWALK])
    first, again = (CliRunner().invoke(load, [str(snapshot)]) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout.splitlines() == [
        f"Snapshot {snapshot.name[:12]} is loaded: 4 rows written.",
        "  sources: 2 changed",
        "  sites: 1 added",
        "  organisations: 1 added",
    ]
    assert again.stdout == f"Snapshot {snapshot.name[:12]} is the current one already: nothing was written.\n"


def test_it_answers_one_object_for_programs(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path, sites=[CLINIC])
    answer = json.loads(CliRunner().invoke(load, [str(snapshot), "--format", "json"]).stdout)
    assert (answer["snapshot"], answer["already_current"]) == (snapshot.name, False)
    assert answer["tables"]["sites"] == {"added": 1, "changed": 0, "closed": 0, "replaced": 0}


def test_a_snapshot_is_found_by_the_beginning_of_its_name(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path / "snapshots", sites=[CLINIC])
    named = CliRunner().invoke(load, [snapshot.name[:8], "--data", str(tmp_path), "--format", "json"])
    assert json.loads(named.stdout)["snapshot"] == snapshot.name


def test_where_nothing_was_built_it_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(load, ["--data", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("Build one first: commonweal build.\n")


def test_what_is_no_snapshot_is_refused_with_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(load, [str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: This is no snapshot that can be loaded: ")
