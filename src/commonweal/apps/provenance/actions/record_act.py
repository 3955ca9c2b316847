"""Write in the journal that somebody did something, in the transaction of the deed itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from commonweal.apps.provenance.models import JournalEntry

VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about: its kind (`membership`) and its own id."""

    kind: str
    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who acts: a person's public id, and the party they act for (`body:merrow-fire`).

    Both are empty for the site itself; `acting_for` is `visitor` for somebody without an account.
    """

    person: str = ""
    acting_for: str = ""


THE_SITE = Actor()


class OutsideTransaction(RuntimeError):
    """An act was recorded apart from its deed: a mistake of the caller."""


def record_act(
    *,
    act: str,
    subject: Subject,
    by: Actor,
    at: datetime,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> JournalEntry:
    """Write one entry. `before` and `after` hold the few values that changed, nothing private among them.

    OutsideTransaction where no transaction is open: deed and entry are written together or not at all.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{act} was to be recorded outside a transaction.")
    return JournalEntry.objects.create(
        act=str(act),
        subject_kind=subject.kind,
        subject_id=str(subject.id),
        person=by.person,
        acting_for=by.acting_for,
        at=at,
        before=_texts(before),
        after=_texts(after),
    )


def _texts(values: Mapping[str, str] | None) -> dict[str, str]:
    """The values as texts that both databases can keep: neither takes a NUL."""
    return {name: str(value).replace("\x00", "") for name, value in (values or {}).items()}
