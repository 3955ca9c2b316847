"""A zip with any of its bytes changed, cut or doubled is read as it is or refused in the house's own words."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.foundation.files import SMALL, UnsafeZip, members, unpack
from commonweal.registers.fetching.heading_signature import headings_of
from commonweal.registers.recognition import recognise

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
CONTENT = b"Postcode,lat,long\nL1 0AA,53.39,-2.98\n" * 20


def packed(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("postcodes.csv", CONTENT)
        archive.writestr("folder/notes.txt", b"Notes")
        archive.comment = b"from the publisher"
    return out.getvalue()


WHOLE = [packed(method) for method in METHODS]
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6)


def damaged(whole: bytes, changes: list[tuple[float, int]], cut: float, doubled: bool) -> bytes:
    content = bytearray(whole)
    for share, value in changes:
        content[min(int(share * len(content)), len(content) - 1)] = value
    content = content[: max(int(cut * len(content)), 1)]
    return bytes(content * 2 if doubled else content)


def read_all(content: bytes) -> list[str]:
    """What is refused, in words; nothing but the house's own error may come out."""
    said = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.zip"
        path.write_bytes(content)
        recognise(path)
        headings_of(path)
        try:
            for one in members(path, SMALL):
                try:
                    unpack(path, one, Path(folder) / "out", SMALL)
                except UnsafeZip as refused:
                    said.append(f"{refused.reason} {refused.mend}")
        except UnsafeZip as refused:
            said.append(f"{refused.reason} {refused.mend}")
    return said


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(WHOLE), CHANGES, st.floats(0.3, 1) | st.just(1.0), st.booleans())
def test_damage_anywhere(whole: bytes, changes: list[tuple[float, int]], cut: float, doubled: bool) -> None:
    for sentence in read_all(damaged(whole, changes, cut, doubled)):
        assert sentence.endswith(".")
        assert ": ." not in sentence


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 160), st.integers(0, 255))
def test_damage_to_the_directory_at_its_end(whole: bytes, back: int, value: int) -> None:
    content = bytearray(whole)
    content[-1 - back] = value
    for sentence in read_all(bytes(content)):
        assert sentence.endswith(".")


@pytest.mark.parametrize("whole", WHOLE, ids=["stored", "deflated", "bzip2", "lzma"])
def test_an_undamaged_one_is_read(whole: bytes) -> None:
    assert read_all(whole) == []


@pytest.mark.parametrize(
    ("method", "back", "value", "error"),
    [
        (0, 967, 255, "the end before the end"),
        (0, 155, 127, "a version that is not supported"),
        (0, 153, 1, "a password"),
        (0, 24, 127, "a place before the beginning"),
        (1, 276, 1, "a broken deflated block"),
        (2, 377, 1, "a broken bzip2 block"),
        (3, 309, 1, "options of LZMA that do not exist"),
    ],
)
def test_damage_for_which_the_library_has_an_error_of_its_own(
    method: int, back: int, value: int, error: str
) -> None:
    content = bytearray(WHOLE[method])
    content[-back] = value
    assert read_all(bytes(content)) != [], error


def test_the_disks_own_errors_come_through(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        members(tmp_path / "nowhere.zip")
