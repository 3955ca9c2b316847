"""Councils' own files, broken ones among them, go through the desk: nothing is lost, nothing falls over."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from commonweal.pipeline.desk.checking import ToCheck, check
from commonweal.pipeline.desk.owners import Owner
from commonweal.pipeline.desk.pages import refused_rows, rows_page
from commonweal.pipeline.desk.results import Summary
from commonweal.registers.recognition import recognise

pytestmark = pytest.mark.real_data

BROKEN = (
    "3b08e37c.csv", "3b08e37c.txt", "40ba241c.csv", "45e645b8.csv", "60f67835.csv", "60f67835.txt", "97eb6c31.csv",
    "a6f17c3b.csv", "b6ac516b.csv", "b6ac516b.txt", "c0f874ac.csv", "c0f874ac.txt", "c7e27fdf.csv", "de3918b3.csv",
)  # fmt: skip


def checked(path: Path, into: Path, name: str) -> Summary:
    known = recognise(path)
    assert known is not None
    asked = ToCheck(
        path=path, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), register=known.register,
        variant=known.variant, why=known.why, owner=Owner(body_id="a-council", name=name),
    )  # fmt: skip
    return check(asked, into=into)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_register_is_counted_whole(real_data: Path, tmp_path: Path, name: str) -> None:
    found = checked(real_data / "brownfield-registers" / "broken" / name, tmp_path / "check", "A Council")
    assert found.read > 0
    assert found.read == found.accepted + found.refused
    assert rows_page(tmp_path / "check").total == found.read
    assert len(list(refused_rows(tmp_path / "check"))) == found.refused


def test_traffords_swapped_point_has_a_proposed_mend(real_data: Path, tmp_path: Path) -> None:
    found = checked(real_data / "asset-registers" / "trafford.csv", tmp_path / "check", "Trafford Council")
    assert (found.read, found.accepted, found.refused) == (608, 608, 0)
    [swapped] = [one for one in found.kinds if one.code == "swapped_coordinates"]
    assert (swapped.rows, swapped.proposed, found.doubts) == (1, 1, ())
