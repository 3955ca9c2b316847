"""Lasting ids: made from the strongest key when a record is first seen, and kept from build to build."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A key that a former record had. `first_seen` is ISO text, so that the oldest comes first at a tie."""

    site_id: str
    key: str
    first_seen: str


@dataclass(frozen=True, slots=True)
class Identities:
    """The id of each cluster, and where former ids lead that no cluster kept."""

    id_of: Mapping[int, str]
    aliases: Mapping[str, str]


def short_id(key: str) -> str:
    """`s-` and eight letters and digits of the SHA-256 of a key, in Crockford's base 32."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:5], "big")
    return "s-" + "".join(CROCKFORD[(number >> shift) & 31] for shift in range(35, -1, -5))


def name_clusters(
    keys: Mapping[int, tuple[str, ...]],
    birth_keys: Mapping[int, str],
    former: Iterable[FormerKey],
    *,
    fresh: Callable[[str], str] = short_id,
) -> Identities:
    """Give each cluster its id.

    `keys` are the keys of each cluster by which former records are known again; `birth_keys` the strongest
    key of each, of which `fresh` makes the id of a new one. Of the former ids that lead to a cluster, the one
    with the most keys in it wins, the oldest at a tie; the others become aliases of it.
    """
    former = list(former)
    claims = _claims(keys, former)
    id_of: dict[int, str] = {}
    taken: dict[str, int] = {}
    for _, _, site_id, cluster in sorted(claims):
        if cluster not in id_of and site_id not in taken:
            id_of[cluster], taken[site_id] = site_id, cluster
    aliases = {
        site_id: id_of[cluster]
        for _, _, site_id, cluster in sorted(claims, reverse=True)
        if site_id not in taken and cluster in id_of
    }
    spoken_for = {one.site_id for one in former}
    for cluster in sorted(set(keys) - set(id_of), key=lambda cluster: birth_keys[cluster]):
        id_of[cluster] = _unused(birth_keys[cluster], spoken_for, fresh)
        spoken_for.add(id_of[cluster])
    return Identities(id_of, aliases)


def _claims(
    keys: Mapping[int, tuple[str, ...]], former: Iterable[FormerKey]
) -> list[tuple[int, str, str, int]]:
    cluster_of = defaultdict(set)
    for cluster, own in keys.items():
        for key in own:
            cluster_of[key].add(cluster)
    shared: dict[tuple[str, int], int] = defaultdict(int)
    oldest: dict[str, str] = {}
    for one in former:
        oldest[one.site_id] = one.first_seen
        for cluster in cluster_of.get(one.key, ()):
            shared[one.site_id, cluster] += 1
    return [(-count, oldest[site_id], site_id, cluster) for (site_id, cluster), count in shared.items()]


def _unused(key: str, taken: set[str], fresh: Callable[[str], str]) -> str:
    found, again = fresh(key), 1
    while found in taken:
        again += 1
        found = fresh(f"{key}#{again}")
    return found
