"""The quick way of tidying a cell gives what the plain way gives, whatever the cell holds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from commonweal.foundation.text import (
    BLANKS,
    compact,
    fold,
    has_control_characters,
    is_blank,
    tidy,
    tidy_lines,
)
from commonweal.registers.rows.cells import Cells

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\ufeff]")
CELLS = (
    st.text()
    | st.text(alphabet=" \t\n\r\xa0\u2003\u200b\x00-/nNaAé1Ⅷ", max_size=12)
    | st.sampled_from(sorted(BLANKS))
)


def plainly_tidy(text: str) -> str:
    return re.sub(r"\s+", " ", CONTROL.sub("", text)).strip()


@given(CELLS)
def test_tidy_is_the_same(text: str) -> None:
    assert tidy(text) == plainly_tidy(text)
    assert has_control_characters(text) == bool(CONTROL.search(text))
    assert is_blank(text) == (plainly_tidy(text).casefold() in BLANKS)
    assert compact(text) == re.sub(r"[^a-z0-9]+", "", fold(text))


@given(CELLS)
def test_a_cell_reads_the_same(text: str) -> None:
    cells = Cells(file="a.csv", row=2, texts={"name": text}, headings={})
    assert cells.text("name") == (None if is_blank(text) else tidy_lines(text) or None)
