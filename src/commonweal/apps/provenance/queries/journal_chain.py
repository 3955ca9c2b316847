"""The chain of the journal: how an entry becomes a hash, and whether every link fits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from commonweal.apps.provenance.models import JournalEntry, JournalSeal

CHUNK = 1000
BEGINNING = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What verifying found: how many links fit, the last hash, how many entries wait for a seal, and the
    first thing that does not fit."""

    links: int
    head: str
    waiting: int
    broken: str = ""


def canonical(entry: JournalEntry, *, number: int) -> bytes:
    """An entry as the bytes that are hashed: JSON with sorted names, UTC with microseconds."""
    said = {
        "number": number,
        "id": entry.pk,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": entry.act,
        "subject": [entry.subject_kind, entry.subject_id],
        "person": entry.person,
        "acting_for": entry.acting_for,
        "before": entry.before,
        "after": entry.after,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def link(entry: JournalEntry, *, number: int, previous: str) -> str:
    """The hash of an entry in its place: SHA-256 over the hash before it and its canonical form."""
    return hashlib.sha256(previous.encode("ascii") + canonical(entry, number=number)).hexdigest()


def head() -> tuple[int, str]:
    """The last number and its hash; nought and nothing before the first."""
    last = JournalSeal.objects.order_by("-number").values_list("number", "hash").first()
    return last or (0, BEGINNING)


def verify() -> Verdict:
    """Recompute the whole chain, and stop at the first link that does not fit."""
    links, last = 0, BEGINNING
    waiting = JournalEntry.objects.filter(seal__isnull=True).count()
    for seal, entry in sealed():
        if wrong := _wrong(seal, entry, number=links + 1, previous=last):
            return Verdict(links=links, head=last, waiting=waiting, broken=wrong)
        links, last = seal.number, seal.hash
    return Verdict(links=links, head=last, waiting=waiting)


def sealed() -> Iterator[tuple[JournalSeal, JournalEntry | None]]:
    """Every seal in order with its entry; None where the entry is gone."""
    last = 0
    while seals := list(JournalSeal.objects.filter(number__gt=last).order_by("number")[:CHUNK]):
        entries = JournalEntry.objects.in_bulk([seal.entry_id for seal in seals])
        yield from ((seal, entries.get(seal.entry_id)) for seal in seals)
        last = seals[-1].number


def _wrong(seal: JournalSeal, entry: JournalEntry | None, *, number: int, previous: str) -> str:
    """What does not fit at this link, as a sentence; empty where all fits."""
    if seal.number != number:
        return f"Number {number} is missing: the next seal is number {seal.number}."
    if entry is None:
        return f"Number {number}: its entry (id {seal.entry_id}) is missing."
    name = f"Number {number} (id {entry.pk}, {entry.act} {entry.subject_kind} {entry.subject_id})"
    if seal.previous != previous:
        return f"{name} does not follow the one before it."
    if seal.hash != link(entry, number=number, previous=previous):
        return f"{name} is not what was sealed: it was changed afterwards."
    return ""
