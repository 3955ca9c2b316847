"""Public bodies with what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commonweal.apps.landbank.models import Compliance, PublicBody
from commonweal.apps.landbank.queries.criteria import SiteCriteria
from commonweal.apps.landbank.queries.filtering import filtered
from commonweal.apps.landbank.queries.held_sites import held_sites
from commonweal.apps.provenance.queries.masks import Mask, any_code, count_codes

EMPTY = ("vacant", "surplus", "awaiting development")


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerRow:
    """A body, how many open sites of the land bank it holds, how many of them are empty, and its Code
    lines."""

    body: PublicBody
    sites: int
    empty: int
    lines: tuple[Compliance, ...]


def owner_rows(*, words: str = "", kind: str = "") -> list[OwnerRow]:
    """The bodies that hold land here or serve here, those that hold most first: three queries."""
    bodies = PublicBody.objects.filter(closed_on=None)
    if words:
        bodies = bodies.filter(name__icontains=words)
    if kind:
        bodies = bodies.filter(kind=kind)
    held, empty = site_counts()
    lines: dict[str, list[Compliance]] = {}
    for line in Compliance.objects.order_by("id"):
        lines.setdefault(line.body_id, []).append(line)
    rows = [
        OwnerRow(
            body=body,
            sites=held.get(body.pk, 0),
            empty=empty.get(body.pk, 0),
            lines=tuple(lines.get(body.pk, ())),
        )
        for body in bodies
    ]
    shown = [row for row in rows if row.sites or row.body.in_region]
    return sorted(shown, key=lambda row: (-row.sites, row.body.name))


def site_counts() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many sites each body holds, and how many of them are empty, by the body's id."""
    sites = held_sites()
    if not len(sites.frame):
        return {}, {}
    every: Mask = filtered(SiteCriteria(), sites)[2]
    words, codes = sites.frame.words["owner_id"], sites.frame["owner_id"]
    empty = every & any_code(sites.frame, "vacancy", EMPTY)
    return dict(count_codes(codes, every, words)), dict(count_codes(codes, empty, words))


def owner_kinds() -> list[str]:
    """The kinds of body there are, by name: one query."""
    return sorted(PublicBody.objects.filter(closed_on=None).values_list("kind", flat=True).distinct())
