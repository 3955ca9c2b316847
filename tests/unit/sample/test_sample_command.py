"""`commonweal sample`, as a person uses it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from commonweal.cli.sample import sample


def test_it_says_what_it_wrote_and_where(tmp_path: Path) -> None:
    done = CliRunner().invoke(sample, ["--scale", "0.01", "--seed", "3", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    last = done.output.splitlines()[-1]
    assert last.startswith("600 sites, ")
    assert last.endswith(f"what is true of them in {tmp_path / 'truth'}.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other-forms", "registers", "truth"]


def test_a_scale_without_sense_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(sample, ["--scale", "0", "--out", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr == "Error: the scale of a sample region lies above 0 and up to 20, not 0.0\n"


def test_a_second_sample_takes_the_place_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "left-over.csv").write_text("old", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    CliRunner().invoke(sample, ["--scale", "0.01", "--out", str(tmp_path)])
    assert not (tmp_path / "registers" / "left-over.csv").exists()
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_national_files_come_at_any_size(tmp_path: Path) -> None:
    done = CliRunner().invoke(sample, ["--national", "--scale", "0.0001", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert len(list(tmp_path.iterdir())) == 4
