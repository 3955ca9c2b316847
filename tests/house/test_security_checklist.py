"""The security checklist is whole, counts rightly, and names tests that there are."""

from __future__ import annotations

import ast
import re
from collections import Counter

from the_house import ROOT, tree

PAGE = (ROOT / "docs" / "explanation" / "security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (v5\.0\.0-.+?) \| .+ \| (.+?) \|$", PAGE, re.MULTILINE)
NUMBER = re.compile(r"v5\.0\.0-(\d+\.\d+\.\d+)")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
WORDS = {"not shown": "met and not shown", "not met": "not met", "does not apply": "does not apply"}


def verdict(shown_by: str) -> str:
    """What the last cell of a row says."""
    said = next((word for word in WORDS if shown_by.startswith(word)), "")
    return WORDS[said] if said else "met and shown"


def test_every_requirement_stands_in_the_page_once() -> None:
    every = (ROOT / "tests" / "house" / "asvs_numbers.txt").read_text(encoding="ascii").split()
    listed = [number for cell, _ in ROWS for number in NUMBER.findall(cell)]
    assert (len(every), sorted(listed)) == (253, sorted(every))


def test_every_row_names_a_test_or_says_that_there_is_none() -> None:
    unclear = [cell for cell, said in ROWS if verdict(said) == "met and shown" and not TEST.search(said)]
    reasonless = [cell for cell, said in ROWS if said.rstrip(": ") == "does not apply"]
    assert (unclear, reasonless) == ([], [])


def test_every_test_that_it_names_exists() -> None:
    named = sorted(set(TEST.findall(PAGE)))
    there = {path: names_in(path) for path, _ in named}
    assert [f"{path}::{name}" for path, name in named if name not in there[path]] == []


def names_in(path: str) -> set[str]:
    """The tests of a file; none where there is no such file."""
    if not (ROOT / path).is_file():
        return set()
    return {node.name for node in ast.walk(tree(ROOT / path)) if isinstance(node, ast.FunctionDef)}


def test_the_counts_at_its_head_are_those_of_its_tables() -> None:
    counted = Counter(verdict(said) for cell, said in ROWS for _ in NUMBER.findall(cell))
    head = dict(re.findall(r"^\| ([a-z ]+) \| (\d+) \|$", PAGE, re.MULTILINE))
    assert {word: int(count) for word, count in head.items()} == dict(counted)
