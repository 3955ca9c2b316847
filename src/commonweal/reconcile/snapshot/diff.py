"""What differs between two snapshots: records added, changed (field, before, after) and closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from commonweal.reconcile.snapshot.folder import Snapshot
from commonweal.reconcile.snapshot.tables import TABLES

COMPARED = {
    "sites": "site_id",
    "organisations": "organisation_id",
    "titles": "title_number",
    "bodies": "body_id",
}
NOT_COMPARED = frozenset({"last_seen", "changed_on", "sources_count"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One field of one record, before and after."""

    table: str
    id: str
    name: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A record that was added or closed."""

    table: str
    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Everything that differs, by table and id."""

    added: tuple[Entry, ...]
    changed: tuple[Change, ...]
    closed: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.changed or self.closed)


def diff(before: Snapshot, after: Snapshot) -> Difference:
    """Compare two snapshots. A record is closed when it has gone, or has got a closing date."""
    parts = [_diff_table(before, after, table, key) for table, key in COMPARED.items()]
    return Difference(
        added=tuple(one for part in parts for one in part.added),
        changed=tuple(one for part in parts for one in part.changed),
        closed=tuple(one for part in parts for one in part.closed),
    )


def _diff_table(before: Snapshot, after: Snapshot, table: str, key: str) -> Difference:
    columns = [column.name for column in TABLES[table].columns]
    olds, news = _rows(before, table, key, columns), _rows(after, table, key, columns)
    shared = sorted(olds.keys() & news.keys())
    shut = {
        one for one in shared if olds[one].get("closed_on") is None and news[one].get("closed_on") is not None
    }
    gone = (olds.keys() - news.keys()) | shut
    return Difference(
        added=tuple(_entry(table, one, news[one]) for one in sorted(news.keys() - olds.keys())),
        changed=tuple(
            Change(
                table=table, id=one, name=_name(news[one]), field=field, before=old, after=news[one][field]
            )
            for one in shared
            if one not in shut
            for field, old in olds[one].items()
            if old != news[one][field]
        ),
        closed=tuple(_entry(table, one, olds[one]) for one in sorted(gone)),
    )


def _rows(snapshot: Snapshot, table: str, key: str, columns: Sequence[str]) -> dict[str, dict[str, Any]]:
    relation = duckdb.read_parquet(str(snapshot.table(table)))
    wanted = [column for column in columns if column not in NOT_COMPARED]
    rows = relation.project(", ".join(f'"{column}"' for column in wanted)).fetchall()
    at = wanted.index(key)
    return {row[at]: dict(zip(wanted, row, strict=True)) for row in rows}


def _entry(table: str, id: str, row: dict[str, Any]) -> Entry:
    return Entry(table=table, id=id, name=_name(row))


def _name(row: dict[str, Any]) -> str:
    return str(row.get("name") or row.get("address") or "")
