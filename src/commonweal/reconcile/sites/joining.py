"""From evidence to sites: links are followed, clusters get their lasting ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa
from rapidfuzz.fuzz import token_sort_ratio

from commonweal.reconcile.decisions import Decisions
from commonweal.reconcile.identity import FormerKey, Identities, name_clusters
from commonweal.reconcile.sites.clusters import TITLES, Clusters, Link, join_records
from commonweal.reconcile.snapshot import Snapshot
from commonweal.reconcile.workspace import Workspace

ALIKE = 90.0
"""How alike two names must be, of 100, for records near each other to be one site."""


def join_sites(room: Workspace, decisions: Decisions, former: Snapshot | None) -> Identities:
    """Make `clustered` and `shared_title` out of `record`, and give every cluster its id."""
    room.run("commonweal.reconcile.sites", "links.sql")
    sources = record_sources(room)
    keys = dict(room.rows("SELECT ref, record_key FROM record ORDER BY ref"))
    clusters = join_records(
        sources, [*evidence(room), *merges(keys, decisions)], apart=splits(keys, decisions)
    )
    identities = identify(room, clusters, former)
    keep_clusters(room, clusters, identities)
    return identities


def record_sources(room: Workspace) -> Mapping[int, str]:
    """Each record's file, or an empty text for registered titles, of which a site may have many."""
    rows = room.rows("SELECT ref, register, source_id FROM record ORDER BY ref")
    return {ref: "" if register == TITLES else source_id for ref, register, source_id in rows}


def evidence(room: Workspace) -> list[Link]:
    """All links: those found by SQL, and records near each other with alike names."""
    rows = room.rows("SELECT left_ref, right_ref, kind, score, reason FROM link ORDER BY ALL")
    return [Link(*row) for row in rows] + near_links(
        room.rows("SELECT left_ref, right_ref, left_name, right_name, metres FROM near_pair ORDER BY ALL")
    )


def near_links(pairs: Iterable[tuple[int, int, str, str, float]]) -> list[Link]:
    """Links between records of different registers that lie near each other and have alike names."""
    return [
        Link(
            left,
            right,
            "near",
            round(0.5 + likeness / 400, 4),
            f"{metres:.0f} m apart, names {likeness:.0f} % alike",
        )
        for left, right, left_name, right_name, metres in pairs
        if len(left_name.split()) > 1 and (likeness := token_sort_ratio(left_name, right_name)) >= ALIKE
    ]


def merges(keys: Mapping[int, str], decisions: Decisions) -> list[Link]:
    """Links that people have decided on."""
    found = []
    for decision in decisions.merges:
        refs = [ref for ref, key in keys.items() if key in decision.together]
        reason = f"merged by {decision.why.by} on {decision.why.on}: {decision.why.reason}"
        found += [Link(refs[0], ref, "merge", 1.0, reason) for ref in refs[1:]]
    return found


def splits(keys: Mapping[int, str], decisions: Decisions) -> list[tuple[int, int]]:
    """Pairs that people have decided to keep apart."""
    apart: list[tuple[int, int]] = []
    for decision in decisions.splits:
        refs = [ref for ref, key in keys.items() if key in decision.apart]
        apart += [(one, other) for one in refs for other in refs if one < other and keys[one] != keys[other]]
    return apart


def identify(room: Workspace, clusters: Clusters, former: Snapshot | None) -> Identities:
    """Ids of all clusters, by the keys of their records and of the former snapshot."""
    keys, births = cluster_keys(room, clusters)
    return name_clusters(keys, births, former_keys(room, former))


def cluster_keys(room: Workspace, clusters: Clusters) -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
    """The record keys of each cluster; and its strongest key, which no other cluster has."""
    rows = room.rows("SELECT ref, record_key, uprn, titles FROM record ORDER BY ref")
    owners: dict[str, set[int]] = defaultdict(set)
    strong: dict[int, set[tuple[int, str]]] = defaultdict(set)
    keys: dict[int, set[str]] = defaultdict(set)
    for ref, record_key, uprn, titles in rows:
        root = clusters.root_of[ref]
        keys[root].add(record_key)
        candidates = [(0, f"uprn:{uprn}")] if uprn else []
        candidates += [(1, f"title:{title}") for title in titles or ()]
        for rank, key in [*candidates, (2, record_key)]:
            strong[root].add((rank, key))
            owners[key].add(root)
    births = {
        root: min(
            (one for one in found if len(owners[one[1]]) == 1), default=(3, f"{min(keys[root])}~{root}")
        )[1]
        for root, found in strong.items()
    }
    return {root: tuple(sorted(own)) for root, own in keys.items()}, births


def former_keys(room: Workspace, former: Snapshot | None) -> list[FormerKey]:
    """The record keys of the former snapshot's sites that were their own and not lent by another."""
    if former is None:
        return []
    rows = room.rows(
        "SELECT DISTINCT record.site_id, record.record_key, coalesce(CAST(site.first_seen AS VARCHAR), '')"
        " FROM read_parquet(?) AS record JOIN read_parquet(?) AS site USING (site_id)"
        " WHERE record.reason NOT LIKE 'the row quotes this title%' ORDER BY ALL",
        [str(former.table("site_records")), str(former.table("sites"))],
    )
    return [FormerKey(*row) for row in rows]


def keep_clusters(room: Workspace, clusters: Clusters, identities: Identities) -> None:
    """Make `clustered` (ref, site_id, reason, score) and `shared_title` (ref, root)."""
    best = best_links(clusters.followed)
    refs = sorted(clusters.root_of)
    columns = {
        "ref": pa.array(refs, pa.int64()),
        "site_id": pa.array([identities.id_of[clusters.root_of[ref]] for ref in refs], pa.string()),
        "reason": pa.array(
            [best[ref].reason if ref in best else "the site's only record" for ref in refs], pa.string()
        ),
        "score": pa.array([best[ref].score if ref in best else 1.0 for ref in refs], pa.float64()),
    }
    room.keep("clustered", pa.table(columns))
    titles = {ref for (ref,) in room.rows("SELECT ref FROM record WHERE register = 'corporate_ownership'")}
    lent = sorted(
        {
            (title, other)
            for one in clusters.refused
            if one.link.kind == "title" and one.why == "their publisher lists them apart"
            for title, other in ((one.link.left, one.link.right), (one.link.right, one.link.left))
            if title in titles
        }
    )
    shared = {
        "ref": pa.array([one for one, _ in lent], pa.int64()),
        "root": pa.array([two for _, two in lent], pa.int64()),
    }
    room.keep("shared_title", pa.table(shared))


def best_links(followed: Sequence[Link]) -> dict[int, Link]:
    """For each record the strongest link that joined it."""
    best: dict[int, Link] = {}
    for link in followed:
        best.setdefault(link.left, link)
        best.setdefault(link.right, link)
    return best
