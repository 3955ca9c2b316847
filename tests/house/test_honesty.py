"""The project speaks of itself, stands on its own feet, and says what it can do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from the_house import ROOT, files, shown, tree

from commonweal.registers.catalogue import registers
from commonweal.registers.region import Region

REGIONS = sorted((ROOT / "regions").glob("*.toml"))
REAL_REGIONS = [file for file in REGIONS if file.stem != "sample"]
TEXTS = (".py", ".md", ".toml", ".html", ".css", ".js", ".mjs", ".sql", ".json", ".yml", ".txt", "run")
WORKPLACE = re.compile(r"(?<![\w.])/(?:work|home|root)/\w|\b[Ss]ub-?agent|\bissue #?\d")
EVERY_DISTRICT_HAS = ("land_assets", "community_value", "brownfield_land")


def test_no_file_speaks_of_a_workplace() -> None:
    here = Path(__file__).name
    speaking = [
        f"{shown(path)}: {found.group()}"
        for path in files(ROOT, *TEXTS)
        if path.name not in (here, "package-lock.json", "uv.lock")
        and (found := WORKPLACE.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert speaking == []


def test_the_bootstrap_needs_nothing_but_python() -> None:
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree(ROOT / "run"))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.partition(".")[0] for name in imported} - sys.stdlib_module_names == set()


def test_the_bootstrap_says_what_it_does() -> None:
    said = subprocess.run([sys.executable, str(ROOT / "run"), "--help"], capture_output=True, text=True)
    assert said.returncode == 0
    assert [word for word in ("demo", "test", "check") if f"./run {word}" not in said.stdout] == []


def test_continuous_integration_runs_everything() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert (script[0], script[-1]) == ("#!/usr/bin/env bash", "exec ./run test")


@pytest.mark.parametrize("file", REGIONS, ids=lambda file: file.stem)
def test_a_region_file_names_registers_that_there_are(file: Path) -> None:
    region = Region.load(file)
    assert sorted({source.register for source in region.sources} - set(registers())) == []
    assert region.key == file.stem


@pytest.mark.parametrize("file", REAL_REGIONS, ids=lambda file: file.stem)
def test_every_district_has_a_source_of_every_local_register_or_a_labelled_blank(file: Path) -> None:
    region = Region.load(file)
    named = {(source.register, source.publisher) for source in region.sources}
    needed = {(register, one.organisation) for register in EVERY_DISTRICT_HAS for one in region.districts}
    assert sorted(needed - named) == []
    outlines = [source for source in region.sources if source.register == "inspire_polygons"]
    assert len(outlines) == len(region.districts)


@pytest.mark.parametrize("file", REGIONS, ids=lambda file: file.stem)
def test_no_address_claims_to_have_been_tried(file: Path) -> None:
    assert [source.key for source in Region.load(file).sources if source.tested] == []
