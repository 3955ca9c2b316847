"""Files written whole or not at all, and zips that may not harm."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from commonweal.foundation.files import UnsafeZip, ZipLimits, members, sha256_of, unpack, writing


def zipped(folder: Path, **files: bytes) -> Path:
    path = folder / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def test_the_hash_is_the_files(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 3_000_000)
    assert sha256_of(path) == hashlib.sha256(b"x" * 3_000_000).hexdigest()


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    with writing(tmp_path / "new" / "file") as part:
        part.write_text("whole")
        assert not (tmp_path / "new" / "file").exists()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file"]


def test_a_file_that_fails_leaves_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("former")
    with suppress(RuntimeError), writing(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "former"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_members_leave_folders_and_litter_out(tmp_path: Path) -> None:
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("folder/", "folder/a.csv", "__MACOSX/._a.csv", ".DS_Store"):
            archive.writestr(name, b"")
    assert [one.filename for one in members(path)] == ["folder/a.csv"]


@pytest.mark.parametrize("name", ["../a.csv", "/etc/passwd", "a/../../b.csv", "C:\\a.csv", "..\\a.csv"])
def test_a_path_outside_the_zip_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(UnsafeZip, match="path outside"):
        members(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, bomb=bytes(40 << 20))
    with pytest.raises(UnsafeZip, match="times its size, as no register does"):
        members(path)


def test_too_much_and_too_many_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, a=b"12345", b=b"12345")
    with pytest.raises(UnsafeZip, match="unpacks to"):
        members(path, ZipLimits(unpacked_bytes=9))
    with pytest.raises(UnsafeZip, match="holds 2 files"):
        members(path, ZipLimits(members=1))


def test_unpacking_stops_at_the_limit(tmp_path: Path) -> None:
    path = zipped(tmp_path, a=b"x" * 100)
    (member,) = members(path)
    with pytest.raises(UnsafeZip, match="more than"):
        unpack(path, member, tmp_path / "out", ZipLimits(unpacked_bytes=99))


def test_a_member_is_unpacked_to_where_it_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, folder__a=b"content")
    (member,) = members(path)
    unpack(path, member, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"content"


def test_what_is_no_zip_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "packed.zip"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UnsafeZip) as refused:
        members(path)
    assert (refused.value.reason, refused.value.mend) == (
        "The zip cannot be read: File is not a zip file.",
        "Pack the file again.",
    )


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, a=b"x" * 1000)
    (member,) = members(path)
    content = bytearray(path.read_bytes())
    content[32:36] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(content))
    with pytest.raises(UnsafeZip, match="cannot be unpacked"):
        unpack(path, member, tmp_path / "out")
