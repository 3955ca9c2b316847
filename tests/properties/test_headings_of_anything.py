"""Whatever arrives, the heading guard answers and never fails."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commonweal.registers.fetching.heading_signature import headings_of
from commonweal.registers.region import Region, RegionError

TABLE = st.binary(max_size=2000)


def packed(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("register.csv", content)
    return buffer.getvalue()


def headings_in(content: bytes) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        return headings_of(path)


@given(TABLE)
@example(b"[" * 100_000)
@example(b'{"a":' * 100_000)
@example(b'"' + b"x" * 300_000)
@example(b"\xff\xfe\x00")
def test_any_bytes(content: bytes) -> None:
    assert all(isinstance(heading, str) and heading for heading in headings_in(content))


@given(TABLE, st.integers(min_value=0, max_value=400), st.integers(min_value=0, max_value=255))
def test_any_zip_with_a_wrong_byte(content: bytes, place: int, byte: int) -> None:
    broken = bytearray(packed(content))
    broken[place % len(broken)] = byte
    assert isinstance(headings_in(bytes(broken)), tuple)


@given(st.lists(st.from_regex(r"[A-Za-z][A-Za-z ]{0,10}[A-Za-z]", fullmatch=True), min_size=2, unique=True))
def test_headings_are_the_same_plain_and_packed(names: list[str]) -> None:
    content = ",".join(names).encode() + b"\n"
    assert headings_in(content) == tuple(names)
    assert headings_in(packed(content)) == tuple(names)


@given(st.text(max_size=500))
@example("a = " + "[" * 5000)
def test_any_region_file_is_read_or_told(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "region.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RegionError) as caught:
            Region.load(path)
    assert len(caught.value.problems) >= 1
