"""Sites and organisations: what is new, what differs, what is gone; each written once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
from django.db.backends.base.base import BaseDatabaseWrapper

from commonweal.pipeline.load.landing import Canonical, columns_of, table_of
from commonweal.pipeline.load.report import TableReport
from commonweal.pipeline.load.workshop import Row, Workshop, landed, quoted
from commonweal.pipeline.load.writing import Writer
from commonweal.reconcile.snapshot.tables import SCHEMAS

GONE_WHY = "No register of the latest snapshot has it."
CLOSED_DIGEST = "closed"


def prepare(workshop: Workshop, connection: BaseDatabaseWrapper, canonical: Canonical) -> None:
    """Make `record` (what the snapshot has) and `numbered` (which of it is new or differs) in the
    workshop."""
    workshop.make(canonical.view)
    workshop.database.register("held_now", held_records(connection, canonical))
    workshop.database.execute("CREATE OR REPLACE TABLE held AS FROM held_now")
    workshop.make("numbering")
    workshop.make(f"{canonical.view[:-1]}_words")
    workshop.make("vectors")


def held_records(connection: BaseDatabaseWrapper, canonical: Canonical) -> pa.Table:
    """Id, number and digest of every record that the database has."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {quoted(canonical.id)}, number, digest FROM {quoted(table_of(canonical.model))}"  # noqa: S608
        )
        rows = cursor.fetchall()
    ids, numbers, digests = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table(
        {
            "id": pa.array(ids, pa.string()),
            "number": pa.array(numbers, pa.int64()),
            "digest": pa.array(digests, pa.string()),
        }
    )


def write(
    workshop: Workshop, connection: BaseDatabaseWrapper, writer: Writer, canonical: Canonical, *, on: date
) -> TableReport:
    """Write what `prepare` found new or different, and close what is gone."""
    added = write_records(workshop, writer, canonical, state="added")
    changed = write_records(workshop, writer, canonical, state="changed")
    closed = close_gone(workshop, connection, canonical, on=on)
    return TableReport(table=canonical.view, added=added, changed=changed, closed=closed)


def write_records(workshop: Workshop, writer: Writer, canonical: Canonical, *, state: str) -> int:
    """Write the records in this state, their dossiers and their words; how many there are."""
    model, dossier = table_of(canonical.model), table_of(canonical.dossier)
    columns = columns_of(canonical.model)
    records, bodies = record_rows(workshop, canonical, state), body_rows(workshop, state)
    if state == "added":
        count = writer.insert(model, columns, records)
        writer.insert(dossier, ("number", "body"), bodies)
    else:
        count = writer.upsert(model, "number", columns, records)
        writer.upsert(dossier, "number", ("number", "body"), bodies)
    writer.put_words(canonical.words, word_rows(workshop, writer, state), new=state == "added")
    return count


def record_rows(workshop: Workshop, canonical: Canonical, state: str) -> Iterator[Row]:
    """The model's rows, in the order of its columns."""
    view = canonical.view
    special = {"number": "numbered.number", "digest": "record.digest"}
    if canonical.gone not in snapshot_columns(canonical):
        special[canonical.gone] = "NULL"
    chosen = [special.get(column) or landed(view, column) for column in columns_of(canonical.model)]
    return workshop.rows(
        f"SELECT {', '.join(chosen)} FROM numbered JOIN record USING (id)"  # noqa: S608
        f" JOIN {quoted(view)} ON {quoted(view)}.{quoted(canonical.id)} = numbered.id"
        " WHERE numbered.state = ? ORDER BY numbered.number",
        [state],
    )


def snapshot_columns(canonical: Canonical) -> set[str]:
    """The columns of the snapshot's own table."""
    return set(SCHEMAS[canonical.view].names)


def body_rows(workshop: Workshop, state: str) -> Iterator[Row]:
    """Number and dossier."""
    return workshop.rows(
        "SELECT numbered.number, record.body FROM numbered JOIN record USING (id)"
        " WHERE numbered.state = ? ORDER BY numbered.number",
        [state],
    )


def word_rows(workshop: Workshop, writer: Writer, state: str) -> Iterator[Row]:
    """Number, and the words as this kind of database takes them."""
    return workshop.rows(
        f"SELECT numbered.number, {writer.words}"  # noqa: S608
        " FROM numbered JOIN words USING (id) JOIN vectors USING (id)"
        " WHERE numbered.state = ? ORDER BY numbered.number",
        [state],
    )


def close_gone(workshop: Workshop, connection: BaseDatabaseWrapper, canonical: Canonical, *, on: date) -> int:
    """Close what the database has and the snapshot has not; what is closed already stays as it was."""
    gone = [
        number
        for (number,) in workshop.rows(
            "SELECT number FROM held ANTI JOIN record USING (id) WHERE digest <> ?", [CLOSED_DIGEST]
        )
    ]
    also = {"closed_why": GONE_WHY, "in_land_bank": False} if canonical.view == "sites" else {}
    for start in range(0, len(gone), 500):
        canonical.model._default_manager.using(connection.alias).filter(
            number__in=gone[start : start + 500]
        ).update(**{canonical.gone: on, "digest": CLOSED_DIGEST, **also})
    return len(gone)
