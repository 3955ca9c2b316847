"""Files: their hash, writing them whole or not at all, and taking members out of a zip unharmed."""

from __future__ import annotations

import errno
import hashlib
import lzma
import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

CHUNK = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class ZipLimits:
    """What a zip may hold. `ratio` is unpacked to packed bytes, for members of more than ten megabytes."""

    members: int = 10_000
    unpacked_bytes: int = 16 << 30
    ratio: int = 200


ORDINARY = ZipLimits()
SMALL = ZipLimits(members=2_000, unpacked_bytes=512 << 20, ratio=200)
_RATIO_MATTERS_FROM = 10 << 20


class UnsafeZip(ValueError):
    """A zip that will not be unpacked; `reason` is a whole sentence and `mend` says what to do."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.reason, self.mend = reason, mend


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes in hexadecimal, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes its place when the block ends well, else it goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def members(path: Path, limits: ZipLimits = ORDINARY) -> tuple[zipfile.ZipInfo, ...]:
    """The files in a zip; folders, what has no name and operating systems' own litter are left out.
    `UnsafeZip` when it may do harm or is damaged. The disk's own errors come through.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except _BROKEN as problem:
        if isinstance(problem, OSError) and problem.errno in _DISK:
            raise
        raise UnsafeZip(f"The zip cannot be read: {_said(problem)}.", "Pack the file again.") from problem
    _refuse_harm(found, limits)
    named = [one for one in found if one.filename]
    return tuple(one for one in named if not one.is_dir() and not _is_litter(one.filename))


def unpack(path: Path, member: zipfile.ZipInfo, to: Path, limits: ZipLimits = ORDINARY) -> None:
    """Write one member to the path `to`, whatever the member calls itself; stops at the limit, never after
    it.
    """
    with (
        _sound(member.filename),
        zipfile.ZipFile(path) as archive,
        archive.open(member) as packed,
        to.open("wb") as out,
    ):
        _copy(packed, out, limits.unpacked_bytes)


def beginning(path: Path, member: zipfile.ZipInfo, size: int) -> bytes:
    """The first `size` bytes of one member; `UnsafeZip` when they cannot be unpacked."""
    with _sound(member.filename), zipfile.ZipFile(path) as archive, archive.open(member) as packed:
        return packed.read(size)


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Whatever a damaged member raises becomes `UnsafeZip`; the disk's own errors come through."""
    try:
        yield
    except UnsafeZip:
        raise
    except _BROKEN as problem:
        if isinstance(problem, OSError) and problem.errno in _DISK:
            raise
        raise UnsafeZip(f"'{name}' cannot be unpacked: {_said(problem)}.", "Pack it again.") from problem


_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.ENOENT}
# What the standard library lets through of a zip whose bytes are damaged; each was met in one.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,
    OverflowError,
    MemoryError,
    OSError,
)


def _said(problem: Exception) -> str:
    """What an error says, or its name where it says nothing."""
    return " ".join(str(problem).split())[:200].rstrip(".") or type(problem).__name__


def _copy(packed: IO[bytes], out: IO[bytes], limit: int) -> None:
    written = 0
    while chunk := packed.read(CHUNK):
        written += len(chunk)
        if written > limit:
            raise UnsafeZip(
                f"The zip unpacks to more than {limit >> 20} megabytes.", "Send the file in parts."
            )
        out.write(chunk)


def _refuse_harm(found: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    if len(found) > limits.members:
        raise UnsafeZip(
            f"The zip holds {len(found):,} files; at most {limits.members:,} are read.", "Pack fewer."
        )
    for one in found:
        _refuse_member(one, limits)
    total = sum(one.file_size for one in found)
    if total > limits.unpacked_bytes:
        raise UnsafeZip(
            f"The zip unpacks to {total >> 20:,} megabytes, more than {limits.unpacked_bytes >> 20:,}.",
            "Send the file in parts.",
        )


def _refuse_member(one: zipfile.ZipInfo, limits: ZipLimits) -> None:
    path = PurePosixPath(one.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0]):
        raise UnsafeZip(
            f"The zip names a path outside: '{one.filename}'.", "Pack the file without its folder."
        )
    if one.flag_bits & 0x1:
        raise UnsafeZip(f"'{one.filename}' in the zip needs a password.", "Pack it without one.")
    if one.file_size > _RATIO_MATTERS_FROM and one.file_size > limits.ratio * max(one.compress_size, 1):
        raise UnsafeZip(
            f"'{one.filename}' unpacks to {one.file_size // max(one.compress_size, 1):,} times its size, as "
            "no register does.",
            "Send the file unpacked.",
        )


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in {".DS_Store", "Thumbs.db"}
