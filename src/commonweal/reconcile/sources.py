"""The files behind a snapshot: who published each, how old it is, and whether a later edition has taken its
place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from commonweal.reconcile.bodies.directory import BodyDirectory
from commonweal.reconcile.snapshot.columns import arrow_schema
from commonweal.reconcile.workspace import Workspace
from commonweal.registers.staged import StagedFile

SAME_REGISTER = 0.25
"""The share of an older file's codes that a newer one must have to be the next edition of the same list."""

PUBLISHED_BY = (
    ("land_assets", "land_assets_asset", "organisation_uri", "organisation_label"),
    ("brownfield_land", "brownfield_land_site", "organisation_uri", "organisation_label"),
    ("community_value", "community_value_listing", "NULL", "organisation"),
)

SOURCE_SCHEMA = arrow_schema(text="source_id register body_id", date="dated superseded_on", boolean="current")


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """A file as an edition of a publisher's list. `codes` are what its rows are called by."""

    source_id: str
    register: str
    body_id: str | None
    dated: date | None
    codes: frozenset[str] = frozenset()
    superseded_on: date | None = None
    whole: bool = False


def note_publishers(room: Workspace, staged: Sequence[StagedFile], directory: BodyDirectory) -> None:
    """Make `publisher_of`: the body behind each way in which the rows of a file name their publisher.

    Rows that name none are their file's publisher's.
    """
    named = {one.source.source_id: one.source.publisher for one in staged}
    rows: list[tuple[str | None, ...]] = []
    for register, table, uri, label in PUBLISHED_BY:
        sql = (
            f"SELECT DISTINCT source_id, publisher, {uri} AS uri, {label} AS label FROM {table}"  # noqa: S608 (fixed names)
            " ORDER BY ALL"
        )
        for source_id, publisher, uri_text, label_text in room.rows(sql):
            body = directory.of_publisher(uri_text, label_text, publisher, named.get(source_id))
            rows.append((register, source_id, publisher, uri_text, label_text, body))
    names = ("register", "source_id", "publisher", "uri", "label", "body_id")
    columns = {name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)}
    room.keep("publisher_of", pa.table(columns))


def note_sources(room: Workspace, staged: Sequence[StagedFile], *, as_of: date) -> None:
    """Make `source`: each file's body, its date, and whether it is current. Needs `publisher_of`."""
    room.run("commonweal.reconcile.sites", "sources.sql")
    newest = dict(room.rows("SELECT source_id, newest FROM newest_row"))
    codes: dict[str, set[str]] = defaultdict(set)
    for source_id, code in room.rows("SELECT source_id, code FROM source_code WHERE code IS NOT NULL"):
        codes[source_id].add(code)
    bodies = body_of_source(room)
    editions = [
        Edition(
            source_id=one.source.source_id,
            register=one.source.register,
            body_id=bodies.get(one.source.source_id),
            dated=one.source.dated or newest.get(one.source.source_id),
            codes=frozenset(codes[one.source.source_id]),
            whole=one.source.whole,
        )
        for one in once(staged)
    ]
    rows = [
        {
            "source_id": edition.source_id,
            "register": edition.register,
            "body_id": edition.body_id,
            "dated": edition.dated or as_of,
            "current": edition.superseded_on is None,
            "superseded_on": edition.superseded_on,
        }
        for edition in supersede(editions)
    ]
    room.keep("source", pa.Table.from_pylist(rows, SOURCE_SCHEMA))


def once(staged: Iterable[StagedFile]) -> list[StagedFile]:
    """Each file once, by id: the same bytes under two names are one source."""
    by_id: dict[str, StagedFile] = {}
    for one in sorted(staged, key=lambda one: (one.source.source_id, one.source.path.name)):
        by_id.setdefault(one.source.source_id, one)
    return list(by_id.values())


def body_of_source(room: Workspace) -> Mapping[str, str]:
    """The body that most rows of a file name as their publisher."""
    found: dict[str, str] = {}
    for register, table, uri, label in PUBLISHED_BY:
        sql = f"""
            SELECT one.source_id, who.body_id FROM {table} AS one
            JOIN publisher_of AS who ON who.register = ? AND who.source_id = one.source_id
                AND who.publisher IS NOT DISTINCT FROM one.publisher
                AND who.uri IS NOT DISTINCT FROM one.{uri} AND who.label IS NOT DISTINCT FROM one.{label}
            WHERE who.body_id IS NOT NULL
            GROUP BY ALL ORDER BY count(*), who.body_id
        """.replace("one.NULL", "NULL")  # noqa: S608 (fixed names)
        found.update(room.rows(sql, [register]))
    return found


def supersede(editions: Iterable[Edition]) -> list[Edition]:
    """Mark each edition whose place a later one of the same register and body has taken, with the later one's
    date.

    Two files of one body and date are two parts of a list, and so are two that have few codes in common. What
    a body publishes as the whole of its list takes the place of every file that is not.
    """
    editions = sorted(editions, key=lambda edition: edition.source_id)
    return [replace(one, superseded_on=_superseded_on(one, editions)) for one in editions]


def _superseded_on(one: Edition, editions: Iterable[Edition]) -> date | None:
    if one.body_id is None or one.dated is None:
        return None
    whole = [
        other.dated
        for other in editions
        if other.whole
        and (other.register, other.body_id) == (one.register, one.body_id)
        and other.dated is not None
        and (not one.whole or other.dated > one.dated)
    ]
    if whole or not one.codes:
        return min(whole, default=None)
    later = [
        other.dated
        for other in editions
        if (other.register, other.body_id) == (one.register, one.body_id)
        and other.dated is not None
        and other.dated > one.dated
        and len(other.codes & one.codes) >= SAME_REGISTER * len(one.codes)
    ]
    return min(later, default=None)
