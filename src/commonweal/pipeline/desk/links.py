"""Pairs of records for a steward to look at, from the snapshot in use; and what stewards answered, for every build."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
from django.conf import settings
from django.utils import timezone

from commonweal.apps.people.enums import LinkKind
from commonweal.apps.people.models import LinkDecision
from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.pipeline.decided import write_links
from commonweal.pipeline.desk.publishing import follow
from commonweal.reconcile.decisions import Merge, Split, Why
from commonweal.reconcile.snapshot import Snapshot, SnapshotError, find_snapshot

# Joins at this score and below rest on an address without a postcode, or on lying near with names alike.
UNSURE = 0.8

SITES = """
WITH unsure AS (
    SELECT site_id, record_key, reason, score FROM read_parquet(?) WHERE score <= ?
),
anchors AS (
    SELECT site_id, min_by(record_key, (-score, record_key)) AS record_key
    FROM read_parquet(?) WHERE score > ? GROUP BY site_id
),
others AS (
    SELECT site_id, min(record_key) AS record_key FROM unsure GROUP BY site_id
)
SELECT DISTINCT unsure.record_key, coalesce(anchors.record_key, others.record_key), unsure.reason,
    site.name, site.name, unsure.site_id, unsure.site_id
FROM unsure
JOIN read_parquet(?) AS site USING (site_id)
JOIN others USING (site_id)
LEFT JOIN anchors USING (site_id)
WHERE unsure.record_key <> coalesce(anchors.record_key, others.record_key)
ORDER BY ALL
"""
ORGANISATIONS = """
WITH known AS (
    SELECT unnest(identifiers) AS org_id, name, organisation_id FROM read_parquet(?)
)
SELECT DISTINCT review.left, review.right, review.reason, one.name, other.name, one.organisation_id,
    other.organisation_id
FROM read_parquet(?) AS review
JOIN known AS one ON one.org_id = review.left
JOIN known AS other ON other.org_id = review.right
WHERE one.organisation_id <> other.organisation_id
ORDER BY ALL
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkReview:
    """Two records, why nobody could be sure, and the pages that they stand on. `left` is the smaller text."""

    kind: LinkKind
    left: str
    right: str
    why: str
    left_name: str
    right_name: str
    left_page: str
    right_page: str
    since: date

    @property
    def key(self) -> str:
        """The pair in an address."""
        text = f"{self.kind} {self.left} {self.right}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def open_reviews() -> list[LinkReview]:
    """The pairs that nobody has answered."""
    answered = set(answers_in_force().values())
    return [one for one in reviews() if (one.kind, one.left, one.right) not in answered]


def answers_in_force() -> dict[int, tuple[str, str, str]]:
    """The pairs that have an answer, by the answer's id."""
    rows = LinkDecision.objects.filter(ended_at=None).values_list("pk", "kind", "left", "right")
    return {pk: (kind, left, right) for pk, kind, left, right in rows}


def review_by(key: str) -> LinkReview | None:
    """The pair with this key, answered or not; None where the snapshot in use has none."""
    return next((one for one in reviews() if one.key == key), None)


def reviews() -> tuple[LinkReview, ...]:
    """Every pair of the snapshot in use; none where its folder is not there."""
    snapshot = current_snapshot()
    return _reviews(settings.COMMONWEAL_DATA / "snapshots", snapshot.hash) if snapshot else ()


@lru_cache(maxsize=2)
def _reviews(folder: Path, name: str) -> tuple[LinkReview, ...]:
    try:
        snapshot = find_snapshot(folder, name)
    except (SnapshotError, OSError):
        return ()
    records, sites = (str(snapshot.table(table)) for table in ("site_records", "sites"))
    found = _asked(snapshot, LinkKind.SITE, SITES, [records, UNSURE, records, UNSURE, sites])
    tables = [str(snapshot.table(table)) for table in ("organisations", "organisation_reviews")]
    return (*found, *_asked(snapshot, LinkKind.ORGANISATION, ORGANISATIONS, tables))


def _asked(snapshot: Snapshot, kind: LinkKind, sql: str, values: Sequence[object]) -> list[LinkReview]:
    with duckdb.connect() as connection:
        rows = connection.execute(sql, list(values)).fetchall()
    return [_review(kind, row, snapshot.manifest.as_of) for row in rows]


def _review(kind: LinkKind, row: Sequence[str], since: date) -> LinkReview:
    sides = sorted(zip(row[:2], row[3:5], row[5:7], strict=True))
    (left, left_name, left_page), (right, right_name, right_page) = sides
    return LinkReview(
        kind=kind,
        left=left,
        right=right,
        why=row[2],
        left_name=left_name,
        right_name=right_name,
        left_page=left_page,
        right_page=right_page,
        since=since,
    )


def replay_links() -> None:
    """Write the answers down for every later build, and have the site built again with them."""
    answers = LinkDecision.objects.filter(ended_at=None).order_by("decided_at", "pk")
    merges = [Merge(together=(one.left, one.right), why=_why(one)) for one in answers if one.same]
    splits = [Split(apart=(one.left, one.right), why=_why(one)) for one in answers if not one.same]
    write_links(settings.COMMONWEAL_DATA, merges=merges, splits=splits)
    follow()


def _why(one: LinkDecision) -> Why:
    return Why(reason=one.reason, by="a steward", on=timezone.localdate(one.decided_at))
