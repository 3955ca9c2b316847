"""Which sources of a region file are missing among the files that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb

from commonweal.pipeline.raw_files import RawFile
from commonweal.reconcile.bodies.directory import BodyDirectory
from commonweal.reconcile.missing import Missing
from commonweal.registers.region import Region, RegionSource
from commonweal.registers.staged import StagedFile

NAMES_ITS_PUBLISHER = {
    "land_assets": ("asset", ("organisation_uri", "organisation_label", "publisher")),
    "brownfield_land": ("site", ("organisation_uri", "organisation_label", "publisher")),
    "community_value": ("listing", ("organisation", "publisher")),
}
SEVERAL_FILES = ("charity_commission", "cooperatives_uk", "boundaries")


def missing_sources(region: Region, files: Iterable[RawFile], staged: Sequence[StagedFile]) -> list[Missing]:
    """Each source that the region names and no file was read of, with what to do about it."""
    fetched = {file.source.key for file in files if file.source is not None}
    directory = BodyDirectory(region, [])
    there = set(things_there(staged, directory))
    return [
        Missing(register=source.register, publisher=source.publisher, why=why_missing(source))
        for source in region.sources
        if source.key not in fetched and not is_there(source, there, directory)
    ]


def things_there(staged: Sequence[StagedFile], directory: BodyDirectory) -> Iterator[tuple[str, str | None]]:
    """Register and part (a body's id, a table's name, a level of areas) of everything that was read."""
    for one in staged:
        register = one.source.register
        yield register, None
        for table, rows in one.rows_by_table.items():
            if rows.accepted:
                yield register, table
        for body in bodies_named(one, directory):
            yield register, body
        for level in levels_of_area(one):
            yield register, level


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


def levels_of_area(one: StagedFile) -> Iterator[str]:
    """The levels of area (`district`, `ward`, `lsoa`) that a file of boundaries covers."""
    if one.source.register == "boundaries" and "area" in one.tables:
        areas = duckdb.read_parquet(str(one.tables["area"]))
        yield from (level for (level,) in areas.project("level").distinct().fetchall() if level)


def is_there(source: RegionSource, there: set[tuple[str, str | None]], directory: BodyDirectory) -> bool:
    """Whether something that was read is what this source would give."""
    if source.register in NAMES_ITS_PUBLISHER:
        return (source.register, directory.of_publisher(source.publisher)) in there
    if source.register in SEVERAL_FILES:
        part = source.key.removeprefix(source.register.replace("_", "-")).strip("-").replace("-", "_")
        return any(register == source.register and part in (thing or "") for register, thing in there)
    return (source.register, None) in there


def why_missing(source: RegionSource) -> str:
    """Why there is no file, and what a person can do."""
    if source.url is None:
        return f"No address is known. {source.note}"
    if source.can_be_fetched:
        return f"No file was there. `commonweal fetch --source {source.key}` downloads it from {source.url}."
    return f"No file was there. A person finds it at {source.url}; put it into the folder of registers."
