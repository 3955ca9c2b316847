"""The headings of a raw file, as far as a guard needs them: enough to see that the publisher changed it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import IO, Any

from commonweal.foundation.files import UnsafeZip, beginning, members

ENOUGH = 256 * 1024
MANY = 500
UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
    OverflowError,
    LookupError,
    NotImplementedError,
)
FIRST_PROPERTIES = re.compile(r'"properties"\s*:\s*(\{)')


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings of a delimited file, the property names of a JSON one, or those of a zip's first file.

    Empty where the file has none that can be read; never an error.
    """
    try:
        if zipfile.is_zipfile(path):
            return headings_in_zip(path)
        with path.open("rb") as stream:
            return headings_in(stream)
    except UNREADABLE:
        return ()


def headings_in_zip(path: Path) -> tuple[str, ...]:
    """The headings of the first file in the zip that has any."""
    try:
        found = members(path)
    except UnsafeZip:
        return ()
    for member in found[:5]:
        with io.BytesIO(beginning(path, member, ENOUGH)) as stream:
            if headings := headings_in(stream):
                return headings
    return ()


def headings_in(stream: IO[bytes]) -> tuple[str, ...]:
    """The headings at the beginning of a stream."""
    text = decoded(stream.read(ENOUGH))
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<") or "\x00" in start:
        return ()
    if start.startswith(("{", "[")):
        return property_names(start)
    return first_record(text)


def decoded(data: bytes) -> str:
    """Text of the usual encodings; a heading is plain letters in all of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def first_record(text: str) -> tuple[str, ...]:
    """The first record with more than one cell: a title row above the headings is passed over."""
    sample = text[:ENOUGH].splitlines()[:20]
    delimiter = max(",\t;|", key=lambda mark: max((line.count(mark) for line in sample), default=0))
    try:
        for record in csv.reader(io.StringIO(text), delimiter=delimiter):
            cells = [cell.strip() for cell in record]
            if sum(map(bool, cells)) > 1:
                return tuple(filter(None, cells[:MANY]))
    except csv.Error:
        return ()
    return ()


def property_names(text: str) -> tuple[str, ...]:
    """The property names of the first feature or object of a JSON file, which may be cut off further on."""
    match = FIRST_PROPERTIES.search(text)
    start = match.start(1) if match else text.find("{")
    if start < 0:
        return ()
    try:
        value: Any = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return ()
    return tuple(sorted(map(str, value))) if isinstance(value, dict) else ()
