"""Opening, writing and finding snapshots on disk."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.reconcile.snapshot.tables import SCHEMAS

MANIFEST = "manifest.json"
LATEST = "latest"
FORMAT = 1
# Tables that came later: a snapshot of an earlier version is whole without them, and they are empty.
CAME_LATER = frozenset({"organisation_events"})


class SnapshotError(ValueError):
    """A folder that is not a whole snapshot; the message says what is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableEntry:
    """What the manifest says of one table: rows, bytes, and the SHA-256 of the file."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a snapshot is: its hash, its region, its date and its tables.

    `sources` holds source_id, register, publisher, licence, dated and rows of every file. `hash` is the
    SHA-256 over the hashes of the tables, so that the same tables are the same snapshot whenever they are
    made.
    """

    hash: str
    region: str
    region_name: str
    sample: bool
    as_of: date
    tables: Mapping[str, TableEntry]
    sources: tuple[Mapping[str, Any], ...]
    format: int = FORMAT

    def to_json(self) -> str:
        """The manifest as sorted, indented JSON."""
        tables = {
            name: {"rows": entry.rows, "bytes": entry.bytes, "sha256": entry.sha256}
            for name, entry in self.tables.items()
        }
        plain = {
            "format": self.format,
            "hash": self.hash,
            "region": self.region,
            "region_name": self.region_name,
            "sample": self.sample,
            "as_of": self.as_of.isoformat(),
            "tables": tables,
            "sources": list(self.sources),
        }
        return json.dumps(plain, indent=2, sort_keys=True, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest that `to_json` wrote. SnapshotError when the text is anything else."""
        try:
            plain = json.loads(text)
            return cls(
                format=plain["format"],
                hash=plain["hash"],
                region=plain["region"],
                region_name=plain["region_name"],
                sample=plain["sample"],
                as_of=date.fromisoformat(plain["as_of"]),
                tables={name: TableEntry(**entry) for name, entry in plain["tables"].items()},
                sources=tuple(plain["sources"]),
            )
        except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise SnapshotError(f"{MANIFEST} cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot on disk: `folder/manifest.json` and `folder/tables/<name>.parquet`."""

    folder: Path
    manifest: Manifest

    @classmethod
    def open(cls, path: Path) -> Snapshot:
        """The snapshot in a folder. SnapshotError when it is not one, or not whole."""
        try:
            text = (path / MANIFEST).read_text(encoding="utf-8")
        except OSError as error:
            raise SnapshotError(f"{path} is not a snapshot: it has no {MANIFEST}") from error
        snapshot = cls(path, Manifest.from_json(text))
        if snapshot.manifest.format != FORMAT:
            raise SnapshotError(f"{path} has format {snapshot.manifest.format}; this version reads {FORMAT}")
        asked = set(SCHEMAS) - (CAME_LATER - set(snapshot.manifest.tables))
        absent = [name for name in SCHEMAS if name in asked and not snapshot.table(name).is_file()]
        if absent:
            raise SnapshotError(f"{path} is not whole: it has no table {', '.join(absent)}")
        return snapshot

    @property
    def hash(self) -> str:
        """The hash of its tables."""
        return self.manifest.hash

    def table(self, name: str) -> Path:
        """The Parquet file of a table. KeyError when no table has that name."""
        if name not in SCHEMAS:
            raise KeyError(name)
        return self.folder / "tables" / f"{name}.parquet"

    def has(self, name: str) -> bool:
        """Whether it was written with this table; one that came later than it is empty."""
        return name in self.manifest.tables

    def read(self, name: str) -> pa.Table:
        """The whole table in memory; empty when it came later than the snapshot."""
        return pq.read_table(self.table(name)) if self.has(name) else SCHEMAS[name].empty_table()

    def damaged(self) -> list[str]:
        """Names of the tables whose bytes are not those that were written."""
        entries = self.manifest.tables.items()
        return sorted(name for name, entry in entries if sha256_of(self.table(name)) != entry.sha256)


def write_snapshot(
    tables: Mapping[str, pa.Table],
    *,
    into: Path,
    region: str,
    region_name: str,
    sample: bool,
    as_of: date,
) -> Snapshot:
    """Write a whole snapshot to `into/<hash>` and mark it as the latest; the same tables are written once.

    `tables` has every table of the snapshot; each is cast to its schema and must already be in order. The
    folder appears under its name only when it is whole.
    """
    into.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=into))
    try:
        entries = {name: _write_table(tables[name], name, draft) for name in SCHEMAS}
        manifest = Manifest(
            hash=hash_of(entries),
            region=region,
            region_name=region_name,
            sample=sample,
            as_of=as_of,
            tables=entries,
            sources=tuple(_source_notes(tables["sources"])),
        )
        (draft / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
        return _publish(draft, into / manifest.hash)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_table(table: pa.Table, name: str, draft: Path) -> TableEntry:
    path = draft / "tables" / f"{name}.parquet"
    path.parent.mkdir(exist_ok=True)
    pq.write_table(table.select(SCHEMAS[name].names).cast(SCHEMAS[name]), path, compression="zstd")
    return TableEntry(rows=table.num_rows, bytes=path.stat().st_size, sha256=sha256_of(path))


def _source_notes(sources: pa.Table) -> Iterator[dict[str, Any]]:
    rows = ("rows_read", "rows_accepted", "rows_refused", "rows_kept")
    wanted = ("source_id", "register", "publisher", "file", "sha256", "licence", "dated", *rows)
    for row in sources.to_pylist():
        dated = row["dated"]
        yield {name: row[name] for name in wanted} | {"dated": dated.isoformat() if dated else None}


def _publish(draft: Path, target: Path) -> Snapshot:
    if not target.exists():
        draft.chmod(0o755)
        draft.rename(target)
    pointer = target.parent / f".{LATEST}-{target.name}"
    pointer.write_text(target.name + "\n", encoding="utf-8")
    pointer.replace(target.parent / LATEST)
    return Snapshot.open(target)


def hash_of(entries: Mapping[str, TableEntry]) -> str:
    """The hash of a snapshot: SHA-256 over the names and hashes of its tables, in order of name."""
    lines = "".join(f"{name} {entries[name].sha256}\n" for name in sorted(entries))
    return hashlib.sha256(lines.encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def snapshots_in(folder: Path) -> list[Snapshot]:
    """Every whole snapshot in a folder, by date and then by hash."""
    found = [Snapshot.open(path.parent) for path in sorted(folder.glob(f"[0-9a-f]*/{MANIFEST}"))]
    return sorted(found, key=lambda snapshot: (snapshot.manifest.as_of, snapshot.hash))


def latest_in(folder: Path) -> Snapshot | None:
    """The snapshot that was written last, or None where there is none."""
    try:
        name = (folder / LATEST).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return Snapshot.open(folder / name)


def find_snapshot(folder: Path, name: str) -> Snapshot:
    """The snapshot with this hash, beginning of a hash (four or more), or path. SnapshotError when none or
    several."""
    if (Path(name) / MANIFEST).is_file():
        return Snapshot.open(Path(name))
    if name == LATEST and (latest := latest_in(folder)) is not None:
        return latest
    found = [snapshot for snapshot in snapshots_in(folder) if snapshot.hash.startswith(name)]
    if len(name) < 4 or len(found) != 1:
        raise SnapshotError(f"{name!r} names {len(found)} snapshots in {folder}; give more of the hash")
    return found[0]
