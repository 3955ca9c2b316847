"""The command line lists its commands, and says what is wrong in sentences."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from commonweal.cli import COMMANDS, LazyGroup, main, sentence_of
from commonweal.cli.docs import is_current


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.output


def test_help_lists_every_command_without_importing_it() -> None:
    code, output = run("--help")
    assert code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in output] == []


def test_a_command_that_there_is_not_is_a_sentence() -> None:
    code, output = run("plant")
    assert code == 2
    assert "No such command 'plant'" in output


def test_a_system_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    group = LazyGroup("commonweal")

    @click.pass_context
    def fails(context: click.Context) -> None:
        raise OSError(28, "No space left on device", "var/raw/file")

    command = click.Command("fails", callback=fails)
    group.list_commands = lambda context: ["fails"]  # type: ignore[method-assign]
    group.get_command = lambda context, name: command  # type: ignore[method-assign]
    result = CliRunner().invoke(group, ["fails"])
    assert (result.exit_code, result.output) == (1, "Error: var/raw/file: No space left on device.\n")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(13, "Permission denied", "var"), "var: Permission denied."),
        (OSError("The pipe broke"), "The pipe broke."),
        (TimeoutError(), "TimeoutError."),
    ],
)
def test_what_the_system_says_becomes_a_sentence(error: OSError, sentence: str) -> None:
    assert sentence_of(error) == sentence


def test_a_region_file_with_mistakes_is_told_with_every_one(tmp_path: Path) -> None:
    (tmp_path / "region.toml").write_text('key = "A b"\n', encoding="utf-8")
    code, output = run("sources", "--region", str(tmp_path / "region.toml"))
    assert code == 2
    assert f"{tmp_path / 'region.toml'}: key: found 'A b'" in output
    assert f"{tmp_path / 'region.toml'}: districts: found none" in output


def test_a_page_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    assert is_current(page, "text") is False
    page.write_text("text", encoding="utf-8")
    assert (is_current(page, "text"), is_current(page, "other")) == (True, False)


def test_the_reference_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    assert run("docs", "--out", str(tmp_path), "--check")[0] == 1
    assert run("docs", "--out", str(tmp_path))[0] == 0
    assert run("docs", "--out", str(tmp_path), "--check") == (0, "")
    assert run("docs", "--out", str(tmp_path)) == (0, "")
