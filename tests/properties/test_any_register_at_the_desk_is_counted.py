"""Whatever a council sends and mends, no row is lost: rows of the file and rows added are accepted, refused or left
out."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.pipeline.desk.checking import ToCheck, check
from commonweal.pipeline.desk.owners import Owner
from commonweal.pipeline.desk.pages import refused_rows, rows_page
from commonweal.pipeline.desk.results import Summary, read_summary
from commonweal.registers.rows.rowwise import Mends
from council_desk import HEADINGS, as_csv, asset

CELLS = st.one_of(
    st.just(""), st.sampled_from(["n/a", "Freehold", "53.4", "=1+1", "2026-01-01"]), st.text(max_size=12)
)
ROWS = st.lists(st.dictionaries(st.sampled_from(HEADINGS), CELLS, max_size=6), max_size=8)
COLUMNS = st.sampled_from(["asset_code", "property_name", "longitude", "tenure_type"])
TEXTS = st.dictionaries(st.integers(2, 12), st.dictionaries(COLUMNS, CELLS, max_size=3), max_size=4)
OWNER = Owner(body_id="eastmere-council", name="Eastmere Council")


def checked(content: bytes, mends: Mends, folder: Path) -> Summary:
    path = folder / "assets.csv"
    path.write_bytes(content)
    asked = ToCheck(
        path=path, sha256=hashlib.sha256(content).hexdigest(), register="land_assets", variant="standard", why="",
        owner=OWNER, mends=mends,
    )  # fmt: skip
    return check(asked, into=folder / "check")


def mutated(content: bytes, cuts: list[tuple[int, int]]) -> bytes:
    """The file with bytes overwritten here and there."""
    found = bytearray(content)
    for at, byte in cuts:
        found[at % len(found)] = byte
    return bytes(found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=ROWS,
    cuts=st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 255)), max_size=5),
    texts=TEXTS,
    left_out=st.frozensets(st.integers(2, 4), max_size=2),
    added=st.integers(0, 2),
)
def test_rows_in_are_rows_out(
    rows: list[dict[str, str]],
    cuts: list[tuple[int, int]],
    texts: dict[int, dict[str, str]],
    left_out: frozenset[int],
    added: int,
) -> None:
    content = mutated(as_csv([asset("E1"), asset("E2"), asset("E3"), *rows]), cuts)
    new = frozenset(range(1_000, 1_000 + added))
    with tempfile.TemporaryDirectory(prefix="commonweal-test-") as name:
        whole = checked(content, Mends(), Path(name))
        there = {row["row"] for row in rows_page(Path(name) / "check", per_page=100).rows}
        found = checked(content, Mends(texts=texts, left_out=left_out & there, added=new), Path(name))
        folder = Path(name) / "check"
        assert (found.read, found.added) == (whole.read, added)
        assert found.read + found.added == found.accepted + found.refused + found.left_out
        assert rows_page(folder).total == found.accepted + found.refused
        assert len(list(refused_rows(folder))) == found.refused
        assert read_summary(folder) == found
