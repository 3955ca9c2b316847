"""The headings of a raw file, as far as the guard needs them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from commonweal.registers.fetching.heading_signature import headings_of


@pytest.mark.parametrize(
    ("content", "headings"),
    [
        (b"UPRN,Name\n1,Hall\n", ("UPRN", "Name")),
        (b"\xef\xbb\xbfUPRN; Name \n1;Hall\n", ("UPRN", "Name")),
        ("Straße\tOrt\n".encode("utf-16"), ("Straße", "Ort")),
        ("Café,Name\n".encode("cp1252"), ("Café", "Name")),
        (b'"Name, full",UPRN\n', ("Name, full", "UPRN")),
        (b"Register of land 2026,,\n\nUPRN,Name,\n", ("UPRN", "Name")),
        (b'{"features": [{"properties": {"b": 1, "a": {"c": 2}}}]}', ("a", "b")),
        (b'[{"number": 1, "name": "x"}]', ("name", "number")),
        (b"<gml/>", ()),
        (b"{broken", ()),
        (b"", ()),
        (b"\x00\x01\x02,\x03", ()),
    ],
)
def test_headings_of_what_publishers_send(tmp_path: Path, content: bytes, headings: tuple[str, ...]) -> None:
    (tmp_path / "file").write_bytes(content)
    assert headings_of(tmp_path / "file") == headings


def test_headings_of_a_zip_are_those_of_the_first_file_that_has_any(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "file.zip", "w") as archive:
        archive.writestr("readme.txt", "Read this.")
        archive.writestr("data.csv", "UPRN,Name\n")
    assert headings_of(tmp_path / "file.zip") == ("UPRN", "Name")


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert headings_of(tmp_path / "nowhere.csv") == ()
