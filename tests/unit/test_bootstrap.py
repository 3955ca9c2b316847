"""The bootstrap does a step once, says what fails, and finds its way."""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def run(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The bootstrap as a module that believes it lives in an empty folder."""
    loader = SourceFileLoader("bootstrap", str(project / "run"))
    spec = spec_from_loader("bootstrap", loader)
    module = module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VAR", tmp_path / "var")
    return module


def test_a_step_is_done_once_for_the_same_key(run: ModuleType) -> None:
    done: list[str] = []
    for key in ("a", "a", "b", "a"):
        run.stamped("demo: Loading", key, lambda key=key: done.append(key))
    assert done == ["a", "b", "a"]


def test_a_step_that_failed_is_done_again(run: ModuleType) -> None:
    def fails() -> None:
        raise run.Impossible("no network")

    done: list[str] = []
    with pytest.raises(run.Impossible):
        run.stamped("Front end", "a", fails)
    run.stamped("Front end", "a", lambda: done.append("a"))
    assert done == ["a"]


def test_a_step_is_done_again_when_its_result_is_gone(run: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "vendor"
    for _ in range(2):
        run.stamped("Front end", "a", lambda: made.mkdir(), present=made)
    made.rmdir()
    run.stamped("Front end", "a", lambda: made.mkdir(), present=made)
    assert made.exists()


def test_a_digest_changes_with_what_it_is_made_of(run: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.py").write_text("a = 1", encoding="utf-8")
    first = run.digest(source, "1")
    assert run.digest(source, "1") == first
    assert run.digest(source, "2") != first
    (source / "a.py").write_text("a = 2", encoding="utf-8")
    assert run.digest(source, "1") != first


def test_made_files_do_not_change_a_digest(run: ModuleType, tmp_path: Path) -> None:
    first = run.digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert run.digest(tmp_path) == first


@pytest.mark.parametrize(
    ("results", "code", "closing"),
    [
        ([("types", True, 1.0), ("lint", True, 0.5)], 0, "All 2 hold."),
        ([("types", True, 1.0), ("lint", False, 0.5)], 1, "1 of 2 fail."),
    ],
)
def test_the_summary_says_what_fails(
    run: ModuleType,
    capsys: pytest.CaptureFixture[str],
    results: list[tuple[str, bool, float]],
    code: int,
    closing: str,
) -> None:
    assert run.summary(results) == code
    assert capsys.readouterr().out.splitlines()[-1] == closing


def test_checks_keep_their_order_and_their_outcome(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = [("good", [sys.executable, "-c", "print('fine')"]), ("bad", [sys.executable, "-c", "exit(3)"])]
    results = run.side_by_side(commands)
    assert [(name, holds) for name, holds, _ in results] == [("good", True), ("bad", False)]
    assert "── good\nfine\n" in capsys.readouterr().out


def test_a_program_that_fails_stops_with_its_status(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "demo", lambda arguments: run.call(sys.executable, "-c", "exit(7)"))
    monkeypatch.setattr(sys, "argv", ["run", "demo"])
    assert run.main() == 7
    assert "ended with 7" in capsys.readouterr().err
