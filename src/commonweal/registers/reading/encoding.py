"""Which letters a file's bytes stand for: UTF-8, UTF-16, or the eight-bit code of a Windows spreadsheet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

CHUNK = 1 << 20
FALLBACK = "commonweal_windows_1252"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Encoding:
    """`name` is for people, `codec` for Python. `mixed`: some letters are UTF-8 and some Windows-1252."""

    name: str
    codec: str
    mixed: bool = False
    unknown_bytes: int = 0


def detect(path: Path, *, most: int | None = None) -> Encoding:
    """The encoding of a text file, from its byte-order mark or, without one, from all of its bytes; of the
    first `most` alone where its head is all that will be read.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, codec in _BOMS:
        if start.startswith(mark):
            return Encoding(name=codec.upper().replace("-SIG", " with byte-order mark"), codec=codec)
    if wide := _wide(start):
        return Encoding(name="UTF-16 without byte-order mark", codec=wide)
    return _eight_bit(path, most)


def open_text(path: Path, encoding: Encoding) -> TextIO:
    """The file as text with its line ends untouched; a byte that is no UTF-8 is read as Windows-1252."""
    errors = FALLBACK if encoding.codec.startswith("utf-8") else "replace"
    return path.open(encoding=encoding.codec, errors=errors, newline="")


def _wide(start: bytes) -> str | None:
    """UTF-16 shows as a nought at every other byte of plain letters."""
    half = len(start) // 2
    if half < 8:
        return None
    if start[1::2].count(0) > 0.6 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.6 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


_ESCAPED = re.compile("[\udc80-\udcff]")
_NOT_WINDOWS_1252 = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")
_WIDE = re.compile("[^\x00-\x7f\udc80-\udcff]")


def _eight_bit(path: Path, most: int | None) -> Encoding:
    escaped = unknown = wide = 0
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    for chunk in _chunks(path, most):
        text = decoder.decode(chunk)
        if not text.isascii():
            escaped += len(_ESCAPED.findall(text))
            unknown += len(_NOT_WINDOWS_1252.findall(text))
            wide += len(_WIDE.findall(text))
    if most is None:
        escaped += len(decoder.decode(b"", final=True))
    if not escaped:
        return Encoding(name="UTF-8", codec="utf-8")
    name = "Windows-1252 and UTF-8 mixed" if wide else "Windows-1252"
    return Encoding(name=name, codec="utf-8", mixed=bool(wide), unknown_bytes=unknown)


def _chunks(path: Path, most: int | None) -> Iterator[bytes]:
    with path.open("rb") as file:
        if most is not None:
            yield file.read(most)
            return
        while chunk := file.read(CHUNK):
            yield chunk


def _windows_1252(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", errors="replace"), problem.end


codecs.register_error(FALLBACK, _windows_1252)
