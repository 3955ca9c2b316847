"""What kind of file it is, from its first bytes."""

from __future__ import annotations

from pathlib import Path

from commonweal.foundation.files import SMALL, UnsafeZip, members
from commonweal.registers.reading.encoding import CHUNK, detect


def kind_of(path: Path) -> str:
    """`csv`, `xlsx`, `zip`, `json`, or what else it is: `xls`, `pdf`, `html`, `xml`, `binary`, `empty`."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "xlsx" if _is_workbook(path) else "zip"
    for mark, kind in ((b"\xd0\xcf\x11\xe0", "xls"), (b"%PDF", "pdf")):
        if start.startswith(mark):
            return kind
    text = start.decode(detect(path, most=CHUNK).codec, errors="replace").lstrip("\ufeff \t\r\n").lower()
    if not text:
        return "empty" if path.stat().st_size <= len(start) else "binary"
    return _kind_of_text(text)


def _kind_of_text(text: str) -> str:
    if text.startswith(("<!doctype html", "<html")):
        return "html"
    if text.startswith(("<?xml", "<gml", "<wfs")):
        return "html" if "<html" in text else "xml"
    if text[0] in "{[" and text[1:].lstrip()[:1] in ('"', "{", "[", "}", "]"):
        return "json"
    odd = sum(1 for letter in text if letter < " " and letter not in "\t\r\n\x0c") + text.count("\ufffd")
    return "binary" if odd > len(text) * 0.1 + 2 else "csv"


def _is_workbook(path: Path) -> bool:
    try:
        return any(one.filename == "[Content_Types].xml" for one in members(path, SMALL))
    except UnsafeZip:
        return False
