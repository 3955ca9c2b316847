"""What a person was told, as their page shows it: by what it is about, what has a last day on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from commonweal.apps.notices.models import Event, Recipient
from commonweal.apps.notices.queries.letters import Line, is_ahead, line_of, ordered, reason_words
from commonweal.apps.notices.queries.personal_words import title_of
from commonweal.apps.notices.queries.readers import names_by_id

MOST_LINES = 10


@dataclass(frozen=True, kw_only=True)
class ShownNotices:
    """Everything that is told of one thing: `unread` are how many of the lines are new, `more` how many older ones
    stand in no line. `soonest` is whether there is a last day ahead."""

    title: str
    place: str
    href: str
    reason: str
    lines: tuple[Line, ...]
    unread: int
    more: int
    soonest: bool
    object_kind: str
    object_id: str


def shown_notices(told: list[Recipient], *, today: date) -> list[ShownNotices]:
    """The notices by what they are about: last days first, then what is new, then the rest, each the latest on
    top."""
    by_event = {one.event_id: one for one in told}
    names = names_by_id({one.event.by_person for one in told})
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in ordered((one.event for one in told), today=today):
        groups.setdefault((event.object_kind, event.object_id), []).append(event)
    shown = [_shown(events, by_event, names, today=today) for events in groups.values()]
    return sorted(shown, key=lambda one: (not (one.soonest and one.unread), not one.unread))


def _shown(
    events: list[Event], by_event: dict[int, Recipient], names: dict[str, str], *, today: date
) -> ShownNotices:
    first = events[0]
    own = [by_event[event.pk] for event in events]
    return ShownNotices(
        title=title_of(first),
        place=first.place,
        href=reverse("notices:open", args=[first.pk]),
        reason=reason_words(by_event[first.pk].reason),
        lines=tuple(line_of(event, today=today, names=names) for event in events[:MOST_LINES]),
        unread=sum(one.delivery is not None and one.delivery.read_at is None for one in own),
        more=max(0, len(events) - MOST_LINES),
        soonest=is_ahead(first, today),
        object_kind=first.object_kind,
        object_id=first.object_id,
    )
