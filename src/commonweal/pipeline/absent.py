"""Which sources of a region file are missing among the files that were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from commonweal.foundation.text import compact
from commonweal.pipeline.raw_files import RawFile, Unread
from commonweal.reconcile.bodies.directory import BodyDirectory
from commonweal.reconcile.missing import Missing
from commonweal.registers.catalogue import register
from commonweal.registers.region import Region, RegionSource
from commonweal.registers.staged import StagedFile

NAMES_ITS_PUBLISHER = {
    "land_assets": ("asset", ("organisation_uri", "organisation_label", "publisher")),
    "brownfield_land": ("site", ("organisation_uri", "organisation_label", "publisher")),
    "community_value": ("listing", ("organisation", "publisher")),
}
NATIONAL_COLLECTIONS = frozenset({"dataset", "planning_data"})
"""Variants in which the national platform collects what councils publish."""

ALL = ""
"""The part of a register that stands for all of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class There:
    """What was read.

    `parts` are a register's tables with rows, bodies that publish, levels of area or names of files, each with
    the districts that it covers, by code or name, where that is known.
    """

    files: frozenset[Path]
    parts: Mapping[tuple[str, str], frozenset[str]]

    def has(self, register_name: str, part: str = ALL) -> bool:
        """Whether that part of the register was read."""
        return (register_name, part) in self.parts

    def lacks(self, register_name: str, level: str, region: Region) -> list[str]:
        """The names of the districts of which that level of area is not there."""
        covered = self.parts.get((register_name, level), frozenset())
        return [one.name for one in region.districts if covered.isdisjoint({ALL, one.code, one.name})]


def missing_sources(
    region: Region, files: Iterable[RawFile], staged: Sequence[StagedFile], unread: Sequence[Unread] = ()
) -> list[Missing]:
    """Each source that the region names and of which nothing was read, with what to do about it."""
    directory = BodyDirectory(region, [])
    there = read_of(staged, unread, directory)
    fetched = defaultdict(list)
    for file in files:
        if file.source is not None:
            fetched[file.source.key].append(file.path)
    found = (
        (source, why(source, fetched[source.key], there, region, directory)) for source in region.sources
    )
    return [Missing(register=one.register, publisher=one.publisher, why=said) for one, said in found if said]


def why(
    source: RegionSource, fetched: Sequence[Path], there: There, region: Region, directory: BodyDirectory
) -> str | None:
    """Why a source is missing, or None when it is not."""
    if source.register == "boundaries" and (level := part_of(source)):
        return without_areas(source, fetched, there.lacks("boundaries", level, region), region)
    if there.files.intersection(fetched) or is_there(source, there, directory):
        return without_tables(source, there)
    return unreadable(fetched) or why_missing(source)


def read_of(staged: Sequence[StagedFile], unread: Sequence[Unread], directory: BodyDirectory) -> There:
    """What was read: files of which rows were accepted, or that are whole and have none."""
    read = [one for one in staged if one.rows.accepted or not pq.read_metadata(one.refusals).num_rows]
    parts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in read:
        for part, district in parts_of(one, directory):
            parts[one.source.register, part].add(district)
    paths = {one.source.path for one in read}
    again = {one.path for one in unread if one.same_as in paths}
    return There(
        files=frozenset(paths | again), parts={key: frozenset(districts) for key, districts in parts.items()}
    )


def parts_of(one: StagedFile, directory: BodyDirectory) -> Iterator[tuple[str, str]]:
    """The parts of its register that a file gives, each with the district it covers, or `ALL`."""
    if one.rows.kept or one.source.register != "postcodes":
        yield ALL, ALL
    yield compact(one.source.path.stem), ALL
    yield from ((table, ALL) for table, rows in one.rows_by_table.items() if rows.accepted)
    if one.source.variant in NATIONAL_COLLECTIONS:
        yield "national", ALL
    yield from ((body, ALL) for body in bodies_named(one, directory))
    yield from areas_covered(one)


def bodies_named(one: StagedFile, directory: BodyDirectory) -> Iterator[str]:
    """The bodies that the rows of a council's file name as their publisher."""
    table, columns = NAMES_ITS_PUBLISHER.get(one.source.register, ("", ()))
    if table not in one.tables:
        return
    relation = duckdb.read_parquet(str(one.tables[table]))
    there = [column for column in columns if column in relation.columns]
    for row in relation.project(", ".join(there)).distinct().fetchall():
        body = directory.of_publisher(*row, one.source.publisher)
        if body:
            yield body


def areas_covered(one: StagedFile) -> Iterator[tuple[str, str]]:
    """The levels of area (`district`, `ward`, `lsoa`) of a file of boundaries, with the districts covered."""
    if one.source.register != "boundaries" or "area" not in one.tables:
        return
    areas = duckdb.read_parquet(str(one.tables["area"])).project("level, code, parent_code, name").distinct()
    for level, code, parent, name in areas.fetchall():
        yield level, code if level == "district" else parent or named_after(level, name)


def named_after(level: str, name: str | None) -> str:
    """The district in a lower layer super output area's name, `Halton 001A`; `ALL` where a name says none."""
    district, _, number = (name or "").rpartition(" ")
    return district if level == "lsoa" and number[:1].isdigit() else ALL


def is_there(source: RegionSource, there: There, directory: BodyDirectory) -> bool:
    """Whether something that was read is what this source would give."""
    name, part = source.register, part_of(source)
    if name in NAMES_ITS_PUBLISHER:
        return there.has(name, directory.of_publisher(source.publisher) or "national")
    if name == "inspire_polygons":
        return there.has(name, compact(part))
    if name == "charity_commission" and part:
        return there.has(name, f"charity_{part}") or there.has(name, part)
    return there.has(name)


def part_of(source: RegionSource) -> str:
    """What a source's key says after its register's name: `ward` of `boundaries-ward`."""
    words = source.register.split("_")
    rest = source.key.split("-")
    while words and rest and words[0] == rest[0]:
        words, rest = words[1:], rest[1:]
    return "_".join(rest)


def without_tables(source: RegionSource, there: There) -> str | None:
    """Which tables of a register of several files were not among those read; None when none is wanting."""
    if source.register != "cooperatives_uk":
        return None
    tables = [table.name for table in register(source.register).tables]
    wanting = [name for name in tables if not there.has(source.register, name)]
    return (
        f"No file of it with rows of {' or '.join(wanting)} was there. {where(source)}" if wanting else None
    )


def without_areas(
    source: RegionSource, fetched: Sequence[Path], lacking: Sequence[str], region: Region
) -> str | None:
    """Which districts have no area of a level; None when each has."""
    if not lacking:
        return None
    if len(lacking) == len(region.districts):
        return unreadable(fetched) or why_missing(source)
    return f"No area of {', '.join(lacking)} was there. {where(source)}"


def unreadable(fetched: Sequence[Path]) -> str | None:
    """That files were there, but gave nothing; None when none was there."""
    if not fetched:
        return None
    names = ", ".join(path.name for path in fetched)
    return f"A file was there, but no row of it could be read as this register: {names}."


def why_missing(source: RegionSource) -> str:
    """Why there is no file, and what a person can do."""
    return where(source) if source.url is None else f"No file was there. {where(source)}"


def where(source: RegionSource) -> str:
    """Where a source is to be had, with what the region file notes of it."""
    if source.url is None:
        return f"No address is known. {source.note}"
    if source.can_be_fetched:
        return f"`commonweal fetch --source {source.key}` downloads it from {source.url}."
    found = f"A person finds it at {source.url}; put it into the folder of registers."
    return f"{found} {source.note}" if source.note else found
