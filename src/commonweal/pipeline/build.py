"""From a folder of raw files to a snapshot: recognise, stage, assemble, and say what is missing and what was
left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from commonweal.foundation.files import sha256_of
from commonweal.pipeline.absent import missing_sources
from commonweal.pipeline.desk.as_built import keep_as_built
from commonweal.pipeline.desk.published import published_sources
from commonweal.pipeline.raw_files import RawFile, Unread, raw_files
from commonweal.reconcile.assemble import assemble
from commonweal.reconcile.decisions import NONE, Decisions
from commonweal.reconcile.missing import Missing
from commonweal.reconcile.snapshot import Snapshot, latest_in
from commonweal.registers.headings.confirmed import confirmed_for
from commonweal.registers.recognition import recognise
from commonweal.registers.region import Region
from commonweal.registers.staged import SourceFile, StagedFile
from commonweal.registers.staging import extract_room, stage

Watch = Callable[[str, int, int], None]
"""Told what is being done, how many steps of it are done, and how many there are."""

# While one file is written out another is read: each takes up to a gigabyte and a half.
AT_ONCE = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """A snapshot and what went into it."""

    snapshot: Snapshot
    staged: tuple[StagedFile, ...]
    unread: tuple[Unread, ...]
    missing: tuple[Missing, ...]


def build(region_file: Path, registers: Path, data: Path, as_of: date) -> Snapshot:
    """The snapshot of a region from a folder of raw files, in `data/snapshots`."""
    return build_with_report(Region.load(region_file), registers=registers, data=data, as_of=as_of).snapshot


def build_with_report(
    region: Region,
    *,
    registers: Path,
    data: Path,
    as_of: date,
    decisions: Decisions = NONE,
    into: Path | None = None,
    watch: Watch = lambda what, done, of: None,
) -> Built:
    """Like `build`, with what was read, what was left unread and why, and what is missing.

    `into` is where the snapshot goes (`data/snapshots` when None); the latest there gives its ids on. `watch`
    is told of every file.
    """
    into = into or data / "snapshots"
    former = latest_in(into)
    former = former if former is not None and former.manifest.region == region.key else None
    files = list(raw_files(registers, region))
    data.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".staging-", dir=data) as folder:
        staged, unread = stage_all(files, region, data=data, into=Path(folder), watch=watch)
        staged += stage_published(
            data, region, known={one.source.source_id for one in staged}, into=Path(folder)
        )
        missing = missing_sources(region, files, staged, unread)
        watch("Linking and assembling", len(files), len(files))
        snapshot = assemble(
            staged, region=region, as_of=as_of, former=former, decisions=decisions, into=into, missing=missing
        )
        keep_as_built(snapshot, staged, region, data=data)
    return Built(snapshot=snapshot, staged=tuple(staged), unread=tuple(unread), missing=tuple(missing))


def stage_all(
    files: Sequence[RawFile], region: Region, *, data: Path, into: Path, watch: Watch
) -> tuple[list[StagedFile], list[Unread]]:
    """Stage every file that is recognised, once for the same bytes, in order; an extract's files together."""
    sources: dict[str, SourceFile] = {}
    unread: list[Unread] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for source in pool.map(source_of, files):
            if isinstance(source, Unread):
                unread.append(source)
            elif source.source_id in sources:
                first = sources[source.source_id].path
                why = f"It has the same bytes as {first.name}, which was read."
                unread.append(Unread(path=source.path, why=why, same_as=first))
            else:
                sources[source.source_id] = source
        groups = read_together(sources.values())
        results = pool.map(lambda group: stage_together(group, region, data=data, into=into), groups)
        staged: dict[str, StagedFile] = {}
        for group in groups:
            watch(f"Reading {group[0].path.name}", len(unread) + len(staged), len(files))
            staged |= {one.source.source_id: one for one in next(results)}
    return [staged[source_id] for source_id in sources], unread


def read_together(sources: Collection[SourceFile]) -> list[list[SourceFile]]:
    """The files, those of one extract together, in the order of the first of each."""
    groups: dict[str, list[SourceFile]] = {}
    for source in sources:
        together = belonging_with(source, sources)
        groups.setdefault(together[0].source_id, together)
    return list(groups.values())


def belonging_with(source: SourceFile, sources: Iterable[SourceFile]) -> list[SourceFile]:
    """The files that are staged with this one: those of the same extract, in order."""
    if extract_room(source.register) is None:
        return [source]
    return [one for one in sources if (one.register, one.publisher) == (source.register, source.publisher)]


def stage_published(data: Path, region: Region, *, known: Collection[str], into: Path) -> list[StagedFile]:
    """Stage what public bodies have published at the council desk; each takes the place of the body's other
    files of that register."""
    return [
        done
        for source in published_sources(data)
        if source.source_id not in known
        for done in stage_together([source], region, data=data, into=into)
    ]


def source_of(file: RawFile) -> SourceFile | Unread:
    """What a file is, or why it is left unread."""
    known = recognise(file.path)
    if known is None:
        return Unread(path=file.path, why="It looks like none of the registers.")
    if file.source is not None and file.source.register != known.register:
        why = f"It was fetched as {file.source.register} but looks like {known.register}: {known.why}."
        return Unread(path=file.path, why=why)
    return SourceFile(
        path=file.path,
        register=known.register,
        variant=known.variant,
        sha256=sha256_of(file.path),
        publisher=file.source.publisher if file.source else None,
        url=file.source.url if file.source else None,
    )


def stage_together(
    sources: Sequence[SourceFile], region: Region, *, data: Path, into: Path
) -> Sequence[StagedFile]:
    """Stage files that belong together, with the headings that people have confirmed for their publisher."""
    first = sources[0]
    mapping = confirmed_for(data, publisher=first.publisher, register=first.register)
    whole = extract_room(first.register)
    if whole is not None:
        return whole(sources, into=into, scope=region.scope(), mapping=mapping)
    folder = into / first.source_id.replace(":", "-")
    return [stage(first, into=folder, scope=region.scope(), mapping=mapping)]
