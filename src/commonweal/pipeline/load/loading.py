"""The load itself: read and compare first, then write everything in one transaction."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import psycopg
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.apps.landbank.models import Outline, Title
from commonweal.apps.places.models import District, Ward
from commonweal.apps.provenance.models import Snapshot as LoadedSnapshot
from commonweal.pipeline.load import canonical, frames, geometry
from commonweal.pipeline.load.landing import (
    KEPT,
    ORGANISATIONS,
    REPLACED,
    SITES,
    Canonical,
    Kept,
    Model,
    columns_of,
    table_of,
)
from commonweal.pipeline.load.locking import only_load
from commonweal.pipeline.load.report import LoadRefused, LoadReport, Progress, TableReport, say_nothing
from commonweal.pipeline.load.workshop import Row, Workshop, landed, quoted
from commonweal.pipeline.load.writing import Writer, writer_for
from commonweal.reconcile.snapshot.folder import Snapshot, SnapshotError
from commonweal.reconcile.snapshot.tables import SCHEMAS

FRAMES = {SITES.view: frames.site_frame, ORGANISATIONS.view: frames.organisation_frame}


def load(
    snapshot_folder: Path,
    *,
    database: str = "default",
    at: datetime,
    progress: Progress = say_nothing,
) -> LoadReport:
    """Swap the site's data for a snapshot, in one transaction.

    Killed at any moment, or refused, the former snapshot still serves. Loading the current snapshot again
    writes nothing. `progress` hears what is being written and how many rows of it there are. LoadRefused when
    the folder is no whole snapshot, another load is under way, or there is no room.
    """
    snapshot = open_whole(snapshot_folder)
    connection = connections[database]
    connection.ensure_connection()
    with refusing_with_a_sentence(), only_load(connection):
        former = LoadedSnapshot.objects.using(database).filter(current=True).first()
        if former and former.hash == snapshot.hash:
            return LoadReport(snapshot=snapshot.hash, already_current=True)
        with tempfile.TemporaryDirectory(prefix="commonweal-load-") as spill:
            workshop = Workshop(snapshot, spill=Path(spill))
            try:
                tables = swap(Swap(workshop, connection, former, at=at, progress=progress))
            finally:
                workshop.close()
        settle(connection)
    return LoadReport(snapshot=snapshot.hash, tables=tuple(tables))


def open_whole(folder: Path) -> Snapshot:
    """The snapshot in a folder, every byte as it was written."""
    try:
        snapshot = Snapshot.open(folder)
    except SnapshotError as error:
        raise LoadRefused(f"This is no snapshot that can be loaded: {error}.") from error
    if damaged := snapshot.damaged():
        names = ", ".join(damaged)
        raise LoadRefused(
            f"The snapshot in {folder} is damaged: {names} is not as it was written. Build it again."
        )
    return snapshot


@contextmanager
def refusing_with_a_sentence() -> Iterator[None]:
    """Turn a full disk and a broken connection into a sentence."""
    try:
        yield
    except (DatabaseError, sqlite3.Error, psycopg.Error, duckdb.Error, OSError) as error:
        raise LoadRefused(
            f"The load was not made, and the former snapshot still serves: {str(error).strip()}. {advice(error)}"
        ) from error


def advice(error: Exception) -> str:
    """What to do about an error of the database or the system."""
    said = str(error).lower()
    if "full" in said or "no space" in said:
        return "Make room on the disk and load again."
    if "locked" in said:
        return "Something else writes to the database for long; try again when it has ended."
    return "Load again when the cause is mended."


class Swap:
    """One load under way: the workshop, the database, the snapshot that serves, and the moment."""

    def __init__(
        self,
        workshop: Workshop,
        connection: BaseDatabaseWrapper,
        former: LoadedSnapshot | None,
        *,
        at: datetime,
        progress: Progress,
    ) -> None:
        self.workshop = workshop
        self.connection = connection
        self.former = former
        self.at = at
        self.progress = progress

    @property
    def writer(self) -> Writer:
        """The writer of this database."""
        return writer_for(self.connection)

    def same(self, *tables: str) -> bool:
        """Whether the former snapshot had the very same tables."""
        if self.former is None:
            return False
        before, now = self.former.manifest.get("tables", {}), self.workshop.snapshot.manifest.tables
        return all(
            before.get(name, {}).get("sha256") == (now[name].sha256 if name in now else None)
            for name in tables
        )


def swap(work: Swap) -> list[TableReport]:
    """Everything that is written, in one transaction."""
    for query in ("plain_words", "changes", "problems"):
        work.workshop.make(query)
    with transaction.atomic(using=work.connection.alias):
        loaded = record_snapshot(work)
        with indexes_at_the_end(work):
            reports = [
                *(keep(work, kept) for kept in KEPT),
                *areas_and_outlines(work),
                *(replace_view(work, one.view, one.model, one.rests_on) for one in REPLACED),
                swap_canonical(work, SITES, loaded),
                swap_canonical(work, ORGANISATIONS, loaded),
            ]
    return reports


@contextmanager
def indexes_at_the_end(work: Swap) -> Iterator[None]:
    """On the first load, when nobody reads yet, indexes are built once the rows are there."""
    if work.former:
        yield
        return
    models = [SITES.model, ORGANISATIONS.model, Outline, *(one.model for one in REPLACED)]
    tables = [*(table_of(model) for model in models), SITES.words, ORGANISATIONS.words]
    with work.writer.without_indexes(tables):
        yield
        work.progress("indexes", 0)


def record_snapshot(work: Swap) -> LoadedSnapshot:
    """Make this snapshot the current one."""
    snapshot, manager = work.workshop.snapshot, LoadedSnapshot.objects.using(work.connection.alias)
    manifest = snapshot.manifest
    manager.filter(current=True).update(current=False)
    loaded, _ = manager.update_or_create(
        hash=snapshot.hash,
        defaults={
            "region": manifest.region,
            "region_name": manifest.region_name,
            "sample": manifest.sample,
            "as_of": manifest.as_of,
            "loaded_at": work.at,
            "current": True,
            "manifest": {
                "tables": {name: {"sha256": entry.sha256} for name, entry in manifest.tables.items()}
            },
            "counts": {name: entry.rows for name, entry in manifest.tables.items()},
        },
    )
    return loaded


def keep(work: Swap, kept: Kept) -> TableReport:
    """Upsert a small table by key, and close the rows that the snapshot has no more."""
    if work.same(kept.view):
        work.progress(kept.view, 0)
        return TableReport(table=kept.view)
    model, key = kept.model, kept.model._meta.pk.column
    columns = columns_of(model)
    names = SCHEMAS[kept.view].names
    chosen = [landed(kept.view, column) if column in names else "NULL" for column in columns]
    rows = list(work.workshop.rows(f"SELECT {', '.join(chosen)} FROM {quoted(kept.view)}"))  # noqa: S608
    manager = model._default_manager.using(work.connection.alias)
    present = {row[columns.index(key)] for row in rows}
    gone = [pk for pk in manager.filter(closed_on=None).values_list("pk", flat=True) if pk not in present]
    closed = sum(manager.filter(pk=pk).update(closed_on=work.at.date()) for pk in gone)
    count = work.writer.upsert(table_of(model), key, columns, rows)
    work.progress(kept.view, count)
    return TableReport(table=kept.view, changed=count, closed=closed)


def areas_and_outlines(work: Swap) -> Iterator[TableReport]:
    """Districts, wards and the outlines of sites."""
    columns = geometry.AREA_COLUMNS
    yield replace(work, "districts", District, columns, geometry.district_rows, ("districts",))
    yield replace(work, "wards", Ward, (*columns, "district_code"), geometry.ward_rows, ("wards",))
    yield replace(work, "polygons", Outline, geometry.OUTLINE_COLUMNS, geometry.outline_rows, ("polygons",))


def replace_view(work: Swap, view: str, model: Model, rests_on: tuple[str, ...]) -> TableReport:
    """Replace a table by a view that has the model's columns."""
    columns = columns_of(model)
    chosen = [landed(view, column) if view in SCHEMAS else quoted(column) for column in columns]

    def rows(workshop: Workshop) -> Iterable[Row]:
        return workshop.rows(f"SELECT {', '.join(chosen)} FROM {quoted(view)}")  # noqa: S608

    return replace(work, view, model, columns, rows, rests_on)


def replace(
    work: Swap,
    view: str,
    model: Model,
    columns: Iterable[str],
    rows: Callable[[Workshop], Iterable[Row]],
    rests_on: tuple[str, ...],
) -> TableReport:
    """Replace a table's rows; leave it alone when all it rests on is the same as before."""
    if work.same(*rests_on):
        work.progress(view, 0)
        return TableReport(table=view)
    with work.connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {quoted(table_of(model))}")  # noqa: S608
    count = work.writer.insert(table_of(model), list(columns), rows(work.workshop))
    work.progress(view, count)
    return TableReport(table=view, replaced=count)


def swap_canonical(work: Swap, one: Canonical, loaded: LoadedSnapshot) -> TableReport:
    """Write what differs of sites or organisations, and pack the columns that the site filters by."""
    work.progress(f"{one.view}: comparing", work.workshop.count(one.view))
    canonical.prepare(work.workshop, work.connection, one)
    report = canonical.write(work.workshop, work.connection, work.writer, one, on=work.at.date())
    work.progress(one.view, report.written)
    manager = one.frame._default_manager.using(work.connection.alias)
    # The former snapshot's frame stays for the requests that are being answered from it.
    manager.exclude(snapshot=work.former).delete()
    manager.create(snapshot=loaded, packed=FRAMES[one.view](work.workshop).pack())
    return report


def settle(connection: BaseDatabaseWrapper) -> None:
    """After the swap: let the database learn what the tables hold that it searches."""
    searched = ", ".join(
        quoted(table_of(model)) for model in (SITES.model, ORGANISATIONS.model, Outline, Title)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {searched}" if connection.vendor == "postgresql" else "PRAGMA optimize")
