"""Records joined into sites: links in order of strength, each refused where it would join what is listed
apart.

Union-find with guards. A file's publisher lists two rows apart for a reason, so a site holds at most one row
of one file, except registered titles (a site may have many) and rows with the same UPRN and the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MOST_RECORDS = 200
"""No site has more records than this: a longer chain of links is a mistake in one of them."""

TITLES = "corporate_ownership"
ORDER = {"merge": 0, "code": 1, "uprn": 2, "title": 3, "address": 4, "near": 5}


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence that two records are one site. `kind` is a key of `ORDER`; `score` is 0 to 1."""

    left: int
    right: int
    kind: str
    score: float
    reason: str

    @property
    def strength(self) -> tuple[int, float, int, int]:
        """What links are taken in order of."""
        return (ORDER[self.kind], -self.score, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Refused:
    """A link that was not followed, and why."""

    link: Link
    why: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """Each record's site, as the smallest record in it; the links followed; those that were not."""

    root_of: Mapping[int, int]
    followed: tuple[Link, ...]
    refused: tuple[Refused, ...]


@dataclass(slots=True)
class _Group:
    members: list[int]
    sources: dict[str, int]
    apart: set[int] = field(default_factory=set)


def join_records(
    sources: Mapping[int, str],
    links: Iterable[Link],
    *,
    apart: Sequence[tuple[int, int]] = (),
    most: int = MOST_RECORDS,
) -> Clusters:
    """Join records by links.

    `sources` maps each record to the file it came from, or to an empty text where a file may have many rows
    of one site (registered titles). `apart` are pairs that people have decided to keep apart. The result does
    not depend on the order of the links.
    """
    joiner = _Joiner(sources, apart, most)
    followed: list[Link] = []
    refused: list[Refused] = []
    for link in sorted(links, key=lambda link: link.strength):
        why = joiner.why_not(link)
        if why is None:
            joiner.join(link)
            followed.append(link)
        elif why:
            refused.append(Refused(link, why))
    return Clusters({ref: joiner.root(ref) for ref in sources}, tuple(followed), tuple(refused))


class _Joiner:
    def __init__(self, sources: Mapping[int, str], apart: Sequence[tuple[int, int]], most: int) -> None:
        self._parent: dict[int, int] = {}
        self._groups: dict[int, _Group] = {}
        self._sources = sources
        self._most = most
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def root(self, ref: int) -> int:
        while (parent := self._parent.get(ref, ref)) != ref:
            self._parent[ref] = self._parent.get(parent, parent)
            ref = self._parent[ref]
        return ref

    def why_not(self, link: Link) -> str | None:
        """None when the link may be followed, an empty text when there is nothing to do, else the reason."""
        left, right = self._group(link.left), self._group(link.right)
        if left is right:
            return ""
        if link.kind == "merge":
            return None
        if self._decided_apart(left, right):
            return "people have decided that these are apart"
        if len(left.members) + len(right.members) > self._most:
            return f"the site would have more than {self._most} records"
        shared = left.sources.keys() & right.sources.keys()
        if shared and not self._same_row_twice(link):
            return "their publisher lists them apart"
        return None

    def join(self, link: Link) -> None:
        left, right = self._group(link.left), self._group(link.right)
        keep, gone = (left, right) if left.members[0] < right.members[0] else (right, left)
        self._parent[gone.members[0]] = keep.members[0]
        del self._groups[gone.members[0]]
        keep.members.extend(gone.members)
        keep.sources.update(gone.sources)
        keep.apart |= gone.apart
        self._groups[keep.members[0]] = keep

    def _same_row_twice(self, link: Link) -> bool:
        same_file = self._sources[link.left] == self._sources[link.right]
        return link.kind == "uprn" and same_file

    def _decided_apart(self, left: _Group, right: _Group) -> bool:
        return not left.apart.isdisjoint(right.members) or not right.apart.isdisjoint(left.members)

    def _group(self, ref: int) -> _Group:
        root = self.root(ref)
        if root not in self._groups:
            source = self._sources[root]
            self._groups[root] = _Group(
                [root], {source: root} if source else {}, set(self._apart.get(root, ()))
            )
        return self._groups[root]
