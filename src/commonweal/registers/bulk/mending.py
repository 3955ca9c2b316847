"""Records that DuckDB could not fit to the headings, read again one by one and mended where that is
certain.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from commonweal.registers.bulk.opening import Grammar, cells_of
from commonweal.registers.reading.delimited import records

_TOO_LONG, _ENCODING, _QUOTES = "LINE SIZE OVER MAXIMUM", "INVALID ENCODING", "UNQUOTED VALUE"
_CODES = {_TOO_LONG: "oversized_row", _ENCODING: "not_utf8", _QUOTES: "unclosed_quote"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reject:
    """A record that did not fit: `line` is its number in the file, `kinds` are DuckDB's names for what is
    wrong.
    """

    line: int
    position: int
    kinds: frozenset[str]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mended:
    """A record read again. `code` says what was wrong; `fits` whether it now has a cell for every
    heading.
    """

    row: int
    cells: tuple[str, ...]
    code: str
    fits: bool


def mended(rejects: Iterable[Reject], path: Path, grammar: Grammar, width: int) -> Iterator[Mended]:
    """Every reject as one record or more; where marks mean nothing, a line broken in two is put together."""
    found = (_fitted(piece, width) for one in rejects for piece in _read_again(one, path, grammar, width))
    return found if grammar.quote else _joined(found, width)


def _read_again(one: Reject, path: Path, grammar: Grammar, width: int) -> Iterator[Mended]:
    code = next((_CODES[kind] for kind in _CODES if kind in one.kinds), "wrong_number_of_cells")
    if code == "oversized_row":
        yield Mended(row=one.line, cells=(one.text[:200],), code=code, fits=False)
        return
    text = _text_at(path, one) if code == "not_utf8" else one.text
    if not grammar.quote:
        yield Mended(row=one.line, cells=tuple(cells_of(text.split("\n")[0], grammar)), code=code, fits=False)
        return
    found = records(io.StringIO(text, newline=""), grammar.delimiter, width)
    most = 1 if code == "not_utf8" else None
    for offset, record in enumerate(islice(found, most)):
        if any(record.cells):
            yield Mended(row=one.line + offset, cells=record.cells, code=code, fits=False)


def _text_at(path: Path, one: Reject) -> str:
    """The record's own bytes as text; DuckDB gives back only question marks for what is not UTF-8."""
    with path.open("rb") as file:
        file.seek(max(one.position - 1, 0))  # DuckDB counts bytes from 1
        piece = file.read(4 * len(one.text) + 4_096).lstrip(b"\r\n")
    return "".join(map(_decoded, piece.splitlines(keepends=True)))


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _fitted(piece: Mended, width: int) -> Mended:
    """Whether the record fits. One with a cell too many does not, not even when its last cell is blank: which
    of its cells are in their places cannot be known.
    """
    return replace(piece, fits=len(piece.cells) == width and piece.code != "oversized_row")


def _joined(pieces: Iterable[Mended], width: int) -> Iterator[Mended]:
    """A short line and those right below it as one record, when together they have just as many cells."""
    waiting: list[Mended] = []
    for piece in pieces:
        if waiting and not _could_follow(waiting, piece, width):
            yield from waiting
            waiting = []
        if piece.fits or len(piece.cells) >= width:
            yield piece
            continue
        waiting.append(piece)
        if _width(waiting) == width:
            yield _as_one(waiting)
            waiting = []
    yield from waiting


def _width(waiting: list[Mended]) -> int:
    """Cells of the lines put together: the last of one and the first of the next are one cell."""
    return sum(len(one.cells) for one in waiting) - len(waiting) + 1


def _could_follow(waiting: list[Mended], piece: Mended, width: int) -> bool:
    adjoins = piece.row == waiting[-1].row + 1 and not piece.fits
    return adjoins and _width([*waiting, piece]) <= width


def _as_one(waiting: list[Mended]) -> Mended:
    cells = list(waiting[0].cells)
    for one in waiting[1:]:
        cells[-1] = f"{cells[-1]} {one.cells[0]}".strip()
        cells.extend(one.cells[1:])
    return Mended(row=waiting[0].row, cells=tuple(cells), code="broken_line", fits=True)
