"""Rows of a delimited text file (CSV, TSV) in bounded memory, whatever its quotation marks are doing."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

RECORD_LIMIT = 1_000_000
DELIMITERS = (",", ";", "\t", "|")
_SURE_WIDTH = 4

csv.field_size_limit(max(csv.field_size_limit(), 2 * RECORD_LIMIT))


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands. `number` counts every row of the file, blank ones too, from 1.

    `trouble` is `unclosed_quote`, `oversized_row` or None; of an oversized row only its start is in `cells`.
    """

    number: int
    cells: tuple[str, ...]
    trouble: str | None = None


@dataclass(slots=True)
class _Feed:
    """The file's lines, with a place to put back those that were taken by mistake."""

    file: TextIO
    back: deque[str] = field(default_factory=deque)

    def take(self) -> str | None:
        if self.back:
            return self.back.popleft()
        return self.file.readline(RECORD_LIMIT) or None

    def put_back(self, lines: list[str]) -> None:
        self.back.extendleft(reversed(lines))

    def skip_rest_of_line(self) -> None:
        while (line := self.file.readline(RECORD_LIMIT)) and not line.endswith(("\n", "\r")):
            pass


class _TooLong(Exception):
    pass


class _RanOut(Exception):
    pass


def records(file: TextIO, delimiter: str, width: int | None = None) -> Iterator[Record]:
    """Every row in order. `width` is the number of headings; knowing it, a row that an unclosed quotation
    mark has drawn into the one before it is told apart from a cell of several lines.
    """
    feed, number = _Feed(file), 0
    while (line := feed.take()) is not None:
        number += 1
        yield _record(feed, line, number, delimiter, width)


def _record(feed: _Feed, line: str, number: int, delimiter: str, width: int | None) -> Record:
    if len(line) >= RECORD_LIMIT and not line.endswith(("\n", "\r")):
        feed.skip_rest_of_line()
        return Record(number, (line[:200],), "oversized_row")
    if '"' not in line:
        return Record(number, tuple(line.rstrip("\r\n").split(delimiter)))
    taken: list[str] = [line]
    try:
        cells = next(csv.reader(_drawing(feed, taken), delimiter=delimiter))
    except (_TooLong, _RanOut, csv.Error, StopIteration):
        return _alone(feed, taken, number, delimiter)
    if len(taken) > 1 and _drew_in_rows(taken, len(cells), delimiter, width):
        return _alone(feed, taken, number, delimiter)
    return Record(number, tuple(cells))


def _drawing(feed: _Feed, taken: list[str]) -> Iterator[str]:
    """The lines that one row asks for: a second is asked for only inside quotation marks."""
    yield taken[0]
    size = len(taken[0])
    while (line := feed.take()) is not None:
        taken.append(line)
        size += len(line)
        if size > RECORD_LIMIT:
            raise _TooLong
        yield line
    raise _RanOut


def _drew_in_rows(taken: list[str], found: int, delimiter: str, width: int | None) -> bool:
    if width is None or width < _SURE_WIDTH:
        return False
    later = taken[1:] if found != width else taken[1:-1]
    return any(len(_split(line, delimiter)) == width for line in later)


def _alone(feed: _Feed, taken: list[str], number: int, delimiter: str) -> Record:
    feed.put_back(taken[1:])
    return Record(number, tuple(_split_unquoted(taken[0], delimiter)), "unclosed_quote")


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _split_unquoted(line: str, delimiter: str) -> list[str]:
    """The cells of a line with an unpaired quotation mark; pairs before it still hold commas together."""
    plain = line.rstrip("\r\n")
    head, mark, tail = plain.rpartition(delimiter + '"')
    cells = _split(head, delimiter) if mark else []
    return [*cells, *(tail if mark else plain.lstrip('"')).split(delimiter)]


def likeliest_delimiter(lines: list[str]) -> str:
    """The delimiter that cuts most of the lines into the same number of cells, more cells before fewer."""
    return max(DELIMITERS, key=lambda one: _steadiness(lines, one))


def _steadiness(lines: list[str], delimiter: str) -> float:
    widths = [len(_split(line, delimiter)) for line in lines if line.strip()]
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    usual = max(set(wide), key=wide.count)
    return wide.count(usual) / len(widths) * min(usual, 10)
