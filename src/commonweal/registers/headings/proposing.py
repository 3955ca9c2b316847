"""The headings of a file that nobody knows, with what each may be, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from commonweal.registers.catalogue import Register
from commonweal.registers.headings.matching import Proposal, proposals, understand
from commonweal.registers.reading.opening import opened
from commonweal.registers.reading.tables import Unreadable
from commonweal.registers.rows.rowwise import SAMPLE, expected_headings, with_ignored


def unknown_in(path: Path, register: Register) -> Iterator[tuple[str, tuple[Proposal, ...]]]:
    """Each unknown heading with its proposals, likeliest first; none when the file cannot be read."""
    table = register.tables[0]
    try:
        with opened(path, known=expected_headings(table)) as reading:
            rows = [row.cells for row in islice(reading.rows(), SAMPLE)]
            found = understand(reading.file, reading.headings, table, with_ignored(register, None))
    except Unreadable:
        return
    for at in found.unknown:
        if heading := found.headings[at]:
            cells = [row[at] for row in rows if at < len(row)]
            yield heading, proposals(heading, cells, table, taken=found.columns)


def headings_in(path: Path, register: Register) -> tuple[str, ...]:
    """The headings of a file as it has them; none when it is no table that can be opened."""
    try:
        with opened(path, known=expected_headings(register.tables[0])) as reading:
            return reading.headings
    except Unreadable:
        return ()
