"""Opens a national file: out of its zip, into UTF-8 and one kind of line end where need be, down to its
headings.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from commonweal.foundation.files import UnsafeZip, members, unpack
from commonweal.registers.problems import Problem, Severity
from commonweal.registers.reading.delimited import records
from commonweal.registers.reading.encoding import detect, open_text

LONGEST_HEADINGS = 1 << 20
# DuckDB reads 32 megabytes at a time and loses a longer line without a word; it refuses one of 2 megabytes.
ENDLESS = 4 << 20
LOOKED_AT = 1 << 15
SHORTENED, ITS_END = 2 << 20, 1 << 16
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENDINGS = (".csv", ".txt", ".tsv", ".json", ".geojson", ".gml", ".xml")


class CannotOpen(ValueError):
    """A file of which no row can be read; `problem` says why and how to mend it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.found)
        self.problem = problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Grammar:
    """How the cells of a text file are set apart. An empty `quote` means that quotation marks mean
    nothing.
    """

    delimiter: str = ","
    quote: str = '"'


COMMAS = Grammar()
TABS = Grammar(delimiter="\t", quote="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A text file ready for one pass; `name` is what to call it to a person, `headings` its first row."""

    path: Path
    name: str
    grammar: Grammar
    headings: tuple[str, ...]


def whole_file_problem(name: str, code: str, found: str, expected: str, mend: str) -> Problem:
    """What refuses a file as a whole."""
    return Problem(
        file=name, row=None, column=None, code=code, severity=Severity.REFUSED,
        found=found, expected=expected, mend=mend,
    )  # fmt: skip


def taken_out(path: Path, into: Path, endings: Sequence[str] = _ENDINGS) -> tuple[Path, str]:
    """The file itself and its name, or the largest fitting member of the zip that it is, unpacked under
    `into`.
    """
    if not path.is_file():
        raise CannotOpen(whole_file_problem(path.name, "no_file", "no file", "a file", "Check the path."))
    if not zipfile.is_zipfile(path):
        return path, path.name
    try:
        fitting = [one for one in members(path) if one.filename.lower().endswith(tuple(endings))]
        if not fitting:
            expected = f"a zip that holds a file ending in {' or '.join(endings)}"
            raise CannotOpen(
                whole_file_problem(
                    path.name, "nothing_in_zip", "no such file", expected, "Fetch the file again."
                )
            )
        largest = max(fitting, key=lambda one: (one.file_size, one.filename))
        target = into / f"unpacked{Path(largest.filename).suffix.lower()}"
        unpack(path, largest, target)
    except UnsafeZip as problem:
        expected = "a zip that can be unpacked without harm"
        raise CannotOpen(
            whole_file_problem(path.name, "unsafe_zip", problem.reason, expected, problem.mend)
        ) from problem
    return target, f"{path.name}/{largest.filename}"


def opened(path: Path, name: str, grammar: Grammar, into: Path) -> Opened:
    """The text file with its headings; one in UTF-16 is first rewritten as UTF-8 under `into`."""
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(_WIDE_MARKS):
        path = rewritten(path, grammar, into / "rewritten.csv")
    if has_endless_line(path):
        path = shortened(path, into / "shortened.csv")
    headings = _headings(path, grammar)
    if not any(heading.strip() for heading in headings):
        expected, mend = (
            "a row of headings, then rows of data",
            "Check that the download finished; fetch it again.",
        )
        raise CannotOpen(whole_file_problem(name, "no_headings", "no row of headings", expected, mend))
    return Opened(path=path, name=name, grammar=grammar, headings=headings)


def has_endless_line(path: Path) -> bool:
    """Whether any line is so long that it fills what is read at a time; lines of up to 4 megabytes never do.

    Of each such part of the file no more is read than up to its first line end.
    """
    with path.open("rb") as file:
        return any(not _has_line_end(file, at) for at in range(0, path.stat().st_size - ENDLESS + 1, ENDLESS))


def _has_line_end(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    pieces = (file.read(LOOKED_AT) for _ in range(0, ENDLESS, LOOKED_AT))
    return any(b"\n" in piece or b"\r" in piece for piece in pieces)


def shortened(path: Path, to: Path) -> Path:
    """The same lines, those of more than 2 megabytes without their middle: still too long, and so refused by
    number. Quotation marks stay in pairs.
    """
    with path.open("rb") as file, to.open("wb") as out:
        while piece := file.readline(SHORTENED):
            out.write(piece)
            if len(piece) == SHORTENED and not piece.endswith(b"\n"):
                out.write(_end_of_line(file))
    return to


def _end_of_line(file: BinaryIO) -> bytes:
    """What is kept of the rest of a line: its end, and a quotation mark where an odd number of them is left
    out.
    """
    end, marks = b"", 0
    while piece := file.readline(SHORTENED):
        whole = end + piece
        marks += whole[:-ITS_END].count(b'"')
        end = whole[-ITS_END:]
        if piece.endswith(b"\n"):
            break
    return b'"' * (marks % 2) + end


def _headings(path: Path, grammar: Grammar) -> tuple[str, ...]:
    with path.open("rb") as file:
        line = file.readline(LONGEST_HEADINGS)
    text = line.decode("utf-8-sig", errors="replace").strip("\r\n")
    if "\r" in text:
        text = text.split("\r", 1)[0]
    return tuple(cells_of(text, grammar))


def cells_of(line: str, grammar: Grammar) -> list[str]:
    """The cells of one record, whatever its quotation marks are doing."""
    if not grammar.quote:
        return line.rstrip("\r\n").split(grammar.delimiter)
    reader = csv.reader(io.StringIO(line.replace("\x00", ""), newline=""), delimiter=grammar.delimiter)
    try:
        return next(reader, [])
    except csv.Error:
        return line.split(grammar.delimiter)


def rewritten(path: Path, grammar: Grammar, to: Path) -> Path:
    """The same rows in plain UTF-8 with one kind of line end and quotation marks in pairs; slower, for
    odd files.
    """
    with open_text(path, detect(path)) as file, to.open("w", encoding="utf-8", newline="") as out:
        if not grammar.quote:
            for line in _lines(file):
                out.write(line + "\n")
            return to
        writer = csv.writer(out, delimiter=grammar.delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
        for record in records(file, grammar.delimiter):
            if any(record.cells):
                writer.writerow(record.cells)
    return to


def _lines(file: TextIO) -> Iterator[str]:
    """Lines that end in a line feed; a stray carriage return inside one becomes a blank."""
    while line := file.readline(LONGEST_HEADINGS):
        yield line.rstrip("\r\n").replace("\r", " ").replace("\x00", "")
