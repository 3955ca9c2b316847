"""Whatever is done to a national file: nothing raises, and every row read is accepted or refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.registers.catalogue import registers
from commonweal.registers.staged import Scope
from national_files import staged_in, text_of

REGISTERS = ("companies_house", "corporate_ownership", "charity_commission", "fca_mutuals", "cooperatives_uk",
             "postcodes", "public_bodies", "inspire_polygons", "boundaries")  # fmt: skip
OUTLINE = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"area_code": "E05000886", '
    '"area": "x:12"}, "geometry": {"type": "Polygon", '
    '"coordinates": [[[-3, 53], [-2.9, 53], [-2.9, 53.1], [-3, 53]]]}}]}'
)
CELLS = ("", "1", "MS1", "L1 8JQ", "01471587", "5000001", "2020-01-02", "Port Sample", "Registered", "525R")
SPOILS = (b'"', b"\t", b",", b"\n", b"\r", b"\r\n", b"\xe9", b"\x00", b"\xff\xfe", b"{", b"]",
          b"<!DOCTYPE x>", b"9" * 400)  # fmt: skip


def file_of(register: str, cell: str) -> bytes:
    if register in ("inspire_polygons", "boundaries"):
        return OUTLINE.encode()
    variant = registers()[register].variants[0]
    rows = [dict.fromkeys(variant.headings, cell), dict.fromkeys(variant.headings, "x")]
    return text_of(register, variant.name, rows * 3, tabs=register == "charity_commission").encode()


@pytest.mark.parametrize("register", REGISTERS)
@settings(max_examples=12, deadline=None)
@given(
    cell=st.sampled_from(CELLS),
    spoils=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(SPOILS), st.integers(0, 40)), max_size=6),
    scoped=st.booleans(),
)
def test_any_spoilt_file_is_counted(
    register: str, cell: str, spoils: list[tuple[float, bytes, int]], scoped: bool
) -> None:
    content = bytearray(file_of(register, cell))
    for where, what, cut in spoils:
        at = int(where * len(content))
        content[at : at + cut] = what
    scope = Scope(outwards=frozenset({"L1"}), districts=frozenset({"E08000012"})) if scoped else Scope()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(bytes(content))

        _, staged = staged_in(register, path, scope)

    assert staged.count.read == staged.count.accepted + staged.count.refused
    assert len(staged.rows) == staged.count.kept
    refused_rows = {one["row"] for one in staged.refusals if one["row"] is not None}
    assert len(refused_rows) >= min(1, staged.count.refused)


@pytest.mark.parametrize("register", REGISTERS)
@settings(max_examples=8, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_counted(register: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(content)

        _, staged = staged_in(register, path)

    assert staged.count.read == staged.count.accepted + staged.count.refused
    assert staged.count.read + len(staged.refusals) > 0
