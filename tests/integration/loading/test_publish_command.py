"""`commonweal publish`: what it writes, says and refuses."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from commonweal.cli import main
from small_snapshots import CLINIC, small_snapshot


def test_the_latest_snapshot_is_published(tmp_path: Path) -> None:
    snapshot = small_snapshot(tmp_path / "snapshots", sites=[CLINIC])
    result = CliRunner().invoke(main, ["publish", "--data", str(tmp_path), "--format", "json"])
    answer = json.loads(result.output)
    assert (result.exit_code, answer["snapshot"]) == (0, snapshot.name)
    assert Path(answer["folder"], "land-assets.csv").is_file()


def test_without_a_snapshot_it_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["publish", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "Build one first: commonweal build." in result.output
