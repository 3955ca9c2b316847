"""What can be reported, decided on and hidden: each part names a module a kind in `MODERATED`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import ModuleType

from django.conf import settings

from commonweal.apps.people.models import ModerationDecision, Person


@dataclass(frozen=True, kw_only=True, slots=True)
class Moderated:
    """A thing that people wrote: what it is called, the path of its page, its words for the steward's eyes, and who
    wrote it or answers for it: an account, or an e-mail address where there is none."""

    title: str
    address: str
    words: str = ""
    person: Person | None = None
    contact: str = ""


def keeper_of(kind: str) -> ModuleType | None:
    """The module that knows things of this kind: it has `CALLED`, `subject_of(id)`, `hide(id, at=)` and
    `show(id, at=)`."""
    name = settings.MODERATED.get(kind)
    return import_module(name) if name else None


def moderated(kind: str, id: str) -> Moderated | None:
    """The thing as it is now, or None."""
    keeper = keeper_of(kind)
    found: Moderated | None = keeper.subject_of(id) if keeper else None
    return found


def called(kind: str) -> str:
    """What such a thing is called, as `a person’s name`; the kind itself where its part has gone."""
    keeper = keeper_of(kind)
    return str(keeper.CALLED) if keeper else kind


def put_out_of_sight(kind: str, id: str, *, at: datetime) -> None:
    """Have its part hide it."""
    if keeper := keeper_of(kind):
        keeper.hide(id, at=at)


def put_back_in_sight(kind: str, id: str, *, at: datetime) -> None:
    """Have its part show it again."""
    if keeper := keeper_of(kind):
        keeper.show(id, at=at)


def is_hidden(kind: str, id: str) -> bool:
    """Whether a decision in force keeps it out of sight: one query."""
    return ModerationDecision.objects.hiding().about(kind=kind, id=id).exists()


def hidden_ids(kind: str) -> frozenset[str]:
    """Everything of a kind that is out of sight: one query."""
    found = ModerationDecision.objects.hiding().filter(subject_kind=kind)
    return frozenset(found.values_list("subject_id", flat=True))
