"""Which register a file is of, and in which of its variants: by headings and content, never by its name
alone.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from commonweal.foundation.files import UnsafeZip, beginning, members
from commonweal.foundation.text import compact
from commonweal.registers.catalogue import Register, Variant, registers
from commonweal.registers.headings.matching import vocabulary
from commonweal.registers.reading.delimited import DELIMITERS
from commonweal.registers.reading.encoding import Encoding, detect, open_text
from commonweal.registers.reading.kinds import kind_of
from commonweal.registers.reading.opening import opened
from commonweal.registers.reading.tables import Unreadable

SURE_ENOUGH = 0.3
HEAD = 128 << 10
HEAD_BYTES = 4 * HEAD
FEW_HEADINGS = 5
ENOUGH_OWN = 2
FIRST_LINES = 60
_ELEMENT = re.compile(r"<(?:\w+:)?([A-Za-z_][\w.-]*)")
_KEY = re.compile(r'"([^"\\]{1,80})"\s*:')
# Boundaries carry the year of their edition in every heading: WD24CD, LAD25NM.
_YEAR = re.compile(r"(wd|lad|lsoa)\d\d(cd|cdo|nm|nmw)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """What a file is, how sure that is (0 to 1), and why in one sentence."""

    register: str
    variant: str
    confidence: float
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What can be seen at the head of a file: its kind and the compact names of its columns, keys or
    elements.
    """

    kind: str
    names: frozenset[str]
    file_name: str


def recognise(path: Path) -> Recognised | None:
    """What the file is, or None when it looks like none of the registers. Never raises for what is in the
    file.
    """
    return recognise_signs(signs_of(path))


def recognise_signs(signs: Signs) -> Recognised | None:
    """The likeliest register and variant behind what can be seen of a file."""
    found = [
        (score, register, variant)
        for register in registers().values()
        for variant in register.variants
        if (score := _score(signs, register, variant)) >= SURE_ENOUGH
    ]
    if not found:
        return None
    score, register, variant = max(found, key=lambda one: one[0])
    return Recognised(
        register=register.name,
        variant=variant.name,
        confidence=min(round(score, 2), 1.0),
        why=_why(signs, register, variant),
    )


def signs_of(path: Path) -> Signs:
    """The signs of a file; of a zip those of the table in it. Nothing is seen in a file that cannot be
    opened.
    """
    try:
        kind = kind_of(path)
        names = _NAMES[kind](path) if kind in _NAMES else frozenset()
    except (
        OSError,
        UnsafeZip,
        Unreadable,
        UnicodeError,
        csv.Error,
        EOFError,
        ValueError,
    ):
        return Signs(kind="unreadable", names=frozenset(), file_name=path.name)
    return Signs(kind=kind, names=names, file_name=path.name)


# How well the signs fit -------------------------------------------------------------------------------------


def _score(signs: Signs, register: Register, variant: Variant) -> float:
    """The share of the variant's headings that are there, the share of the file's that these explain, and
    more for headings that only this register has; a fitting file name settles a tie and nothing else.
    """
    wanted = _wanted(variant)
    if not wanted or not signs.names:
        return 0.0
    there = len(wanted & signs.names)
    known = len(_vocabulary(register.name) & signs.names)
    own = min(len(_own(register.name) & signs.names) / ENOUGH_OWN, 1.0)
    if _too_little(signs, wanted, there, known) or (
        not own and _own(register.name) and there < len(wanted) / 2
    ):
        return 0.0
    explained = 0.27 * max(there, known) / len(signs.names) + 0.03 * there / len(signs.names)
    share = 0.45 * there / len(wanted) + explained + 0.25 * own
    hint = (
        0.004 if any(fnmatch(signs.file_name.lower(), name.lower()) for name in register.file_names) else 0.0
    )
    return share + hint + 0.01 * _distinctive_share(signs, variant)


def _too_little(signs: Signs, wanted: frozenset[str], there: int, known: int) -> bool:
    """A variant of few headings needs all of them, in a table mostly of them: many lists have a postcode."""
    if len(wanted) >= FEW_HEADINGS:
        return there < 2
    return there < len(wanted) or (signs.kind in ("csv", "xlsx") and known < len(signs.names) / 2)


def _distinctive_share(signs: Signs, variant: Variant) -> float:
    distinctive = {compact(one) for one in variant.distinctive}
    return len(distinctive & signs.names) / len(distinctive) if distinctive else 0.0


@cache
def _own(name: str) -> frozenset[str]:
    """The headings that this register calls distinctive and that no other one calls so."""
    distinctive = {
        register.name: {compact(one) for variant in register.variants for one in variant.distinctive}
        for register in registers().values()
    }
    others = set().union(*(said for other, said in distinctive.items() if other != name))
    return frozenset(distinctive[name] - others)


@cache
def _vocabulary(name: str) -> frozenset[str]:
    register = registers()[name]
    variants = {compact(heading) for variant in register.variants for heading in variant.headings}
    return vocabulary(register.tables) | frozenset(variants)


def _wanted(variant: Variant) -> frozenset[str]:
    return frozenset(compact(heading) for heading in variant.headings) - {""}


def _why(signs: Signs, register: Register, variant: Variant) -> str:
    wanted = _wanted(variant)
    there, known = len(wanted & signs.names), len(_vocabulary(register.name) & signs.names)
    if there == len(wanted):
        return f"all {there} headings of the variant '{variant.name}' are there"
    return (
        f"{known} of its {len(signs.names)} headings are known; the closest variant is '{variant.name}', "
        f"of which it has {there} of {len(wanted)}"
    )


@cache
def _editions() -> dict[tuple[str, str], str]:
    """The newest heading of boundaries that is known, by what stands before and after its year."""
    found = sorted(filter(None, map(_YEAR.fullmatch, _vocabulary("boundaries"))), key=lambda one: one[0])
    return {(one[1], one[2]): one[0] for one in found}


def _as_known(name: str) -> str:
    """A name at the head of boundaries of another year as that of the newest edition that is known."""
    edition = _YEAR.fullmatch(name)
    if edition is None or name in _vocabulary("boundaries"):
        return name
    return _editions().get((edition[1], edition[2]), name)


@cache
def all_headings() -> frozenset[str]:
    """Every heading of every register, compact."""
    return frozenset().union(*map(_vocabulary, registers()))


# What can be seen -------------------------------------------------------------------------------------------


def _names_in_text(path: Path) -> frozenset[str]:
    """The headings among the first lines, by whichever delimiter shows most; else single cells that are
    headings.
    """
    encoding = detect(path, most=HEAD_BYTES)
    lines = _first_lines(path, encoding)
    rows = [_cells(line, delimiter) for line in lines for delimiter in DELIMITERS]
    joined = [
        (*upper, *(f"{one} {two}" for one, two in zip(upper, lower, strict=False)))
        for delimiter in DELIMITERS
        for upper, lower in zip(
            [_cells(line, delimiter) for line in lines],
            [_cells(line, delimiter) for line in lines[1:]],
            strict=False,
        )
    ]
    alone = tuple(line for line in lines if compact(line) in all_headings())
    best = max([*rows, *joined, alone], key=_known, default=())
    return _compacted(best) if _known(best) else frozenset()


def _first_lines(path: Path, encoding: Encoding) -> list[str]:
    with open_text(path, encoding) as file:
        return [line for line in file.read(HEAD).splitlines() if line.strip()][:FIRST_LINES]


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return tuple(line.split(delimiter))


def _known(cells: Iterable[str]) -> int:
    return len(_compacted(cells) & all_headings())


def _compacted(cells: Iterable[str]) -> frozenset[str]:
    return frozenset(compact(cell[:200]) for cell in cells) - {""}


def _names_in_workbook(path: Path) -> frozenset[str]:
    with opened(path, known=all_headings()) as reading:
        return _compacted(reading.headings)


def _names_in_json(path: Path) -> frozenset[str]:
    with open_text(path, detect(path, most=HEAD_BYTES)) as file:
        return frozenset(map(_as_known, _compacted(_KEY.findall(file.read(HEAD)))))


def _names_in_xml(path: Path) -> frozenset[str]:
    with open_text(path, detect(path, most=HEAD_BYTES)) as file:
        return _compacted(_ELEMENT.findall(file.read(HEAD)))


def _names_in_zip(path: Path) -> frozenset[str]:
    """The names at the head of the largest table in the zip; the members' own names count too."""
    found = sorted(members(path), key=lambda one: -one.file_size)
    tables = [one for one in found if one.filename.lower().endswith(_READABLE)]
    if not tables:
        return frozenset()
    return _names_in_head(beginning(path, tables[0], HEAD))


_READABLE = (".csv", ".tsv", ".txt", ".json", ".geojson", ".gml", ".xml")


def _names_in_head(head: bytes) -> frozenset[str]:
    with tempfile.TemporaryDirectory(prefix="commonweal-") as folder:
        part = Path(folder) / "head"
        part.write_bytes(head)
        kind = kind_of(part)
        return _NAMES[kind](part) if kind in _NAMES and kind not in ("zip", "xlsx") else frozenset()


_NAMES = {
    "csv": _names_in_text,
    "xlsx": _names_in_workbook,
    "json": _names_in_json,
    "xml": _names_in_xml,
    "zip": _names_in_zip,
}
