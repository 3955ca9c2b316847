"""What stewards settle on the site stands beside their own file, and both replay on every build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonweal.pipeline.decided import FILE, decisions_of, write_corrections, write_links
from commonweal.reconcile.decisions import Correct, DecisionError, Merge, Split, Why

WHY = Why(reason='One roof, "two" doors\n\x7f', by="a steward", on=date(2026, 11, 23))
MERGE = Merge(together=("land_assets:a", "brownfield_land:b"), why=WHY)
SPLIT = Split(apart=("GB-CHC-1", "GB-COH-2"), why=WHY)
CORRECT = Correct(record="land_assets:a", field="vacancy", value="in use", why=WHY)
OWN = '[[split]]\napart = ["x", "y"]\nreason = "Seen."\nby = "us"\non = 2026-01-31\n'


def test_without_anything_nothing_is_decided(tmp_path: Path) -> None:
    found = decisions_of(tmp_path)
    assert (found.merges, found.splits, found.corrections, found.file) == ((), (), (), None)


def test_answers_about_links_are_read_as_they_were_given(tmp_path: Path) -> None:
    write_links(tmp_path, merges=[MERGE], splits=[SPLIT])
    found = decisions_of(tmp_path)
    assert ([one.together for one in found.merges], [one.apart for one in found.splits]) == (
        [MERGE.together],
        [SPLIT.apart],
    )
    assert found.merges[0].why.reason == 'One roof, "two" doors\n\x7f'.strip()


def test_everything_stands_together(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    write_corrections(tmp_path, [CORRECT])
    write_links(tmp_path, merges=[MERGE], splits=[SPLIT])
    found = decisions_of(tmp_path)
    assert [one.apart for one in found.splits] == [("x", "y"), SPLIT.apart]
    assert (len(found.merges), [one.value for one in found.corrections]) == (1, ["in use"])


def test_an_answer_taken_back_is_gone(tmp_path: Path) -> None:
    write_links(tmp_path, merges=[MERGE], splits=[])
    write_links(tmp_path, merges=[], splits=[])
    assert decisions_of(tmp_path).merges == ()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[[split]]\n", encoding="utf-8")
    write_links(tmp_path, merges=[MERGE], splits=[])
    with pytest.raises(DecisionError, match=FILE):
        decisions_of(tmp_path)
