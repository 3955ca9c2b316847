"""Everything that falls due, in one go: run it every few minutes, as often as you like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from commonweal.apps.landbank.actions.note_changes import note_changes
from commonweal.apps.notices.actions.forget_subscriptions import forget_subscriptions
from commonweal.apps.notices.actions.gather_letters import gather_letters
from commonweal.apps.notices.actions.hold_lease import hold_lease, let_go, this_holder
from commonweal.apps.notices.actions.match_events import match_events
from commonweal.apps.notices.actions.send_deliveries import send_deliveries
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.queries.current import one_snapshot
from commonweal.pipeline.desk.publishing import publish_what_is_due

TICK = "tick"
Again = Callable[[], None]


class TickBusy(Exception):
    """Another tick is under way; the message says whose."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing that was done, in a sentence, and its figures."""

    name: str
    said: str
    figures: dict[str, int]


def tick(*, at: datetime, watch: Callable[[Step], None] = lambda step: None) -> tuple[Step, ...]:
    """Do everything that is due at this moment; what was done already is not done again.

    TickBusy where another tick is under way. One that was killed is taken over at once.
    """
    done = []
    with one_tick() as again, one_snapshot():
        for step in STEPS:
            again()
            done.append(step(at, again))
            watch(done[-1])
    return tuple(done)


@contextmanager
def one_tick() -> Iterator[Callable[[], None]]:
    """Hold the lease; what is yielded takes it anew."""
    holder = this_holder()

    def again() -> None:
        if other := hold_lease(name=TICK, holder=holder, at=timezone.now()):
            raise TickBusy(f"Another tick is under way ({other}): this one does nothing.")

    again()
    try:
        yield again
    finally:
        let_go(name=TICK, holder=holder)


def publications(at: datetime, again: Again) -> Step:
    """Registers that councils published for a later day come into force on it."""
    count = publish_what_is_due(at=at)
    return Step(
        name="publications", said=f"{count:,} publications came into force", figures={"publications": count}
    )


def events(at: datetime, again: Again) -> Step:
    """Changes of the loaded snapshot become events."""
    count = note_changes(at=at)
    return Step(name="events", said=f"{count:,} new events", figures={"events": count})


def matching(at: datetime, again: Again) -> Step:
    """Events find their recipients."""
    found = match_events()
    return Step(
        name="matching",
        said=f"{found.events:,} events looked at, {found.recipients:,} recipients",
        figures={"events": found.events, "recipients": found.recipients},
    )


def letters(at: datetime, again: Again) -> Step:
    """Recipients become letters, at once or when their day or week is over."""
    count = gather_letters(at=at)
    return Step(name="letters", said=f"{count:,} letters made", figures={"letters": count})


def sending(at: datetime, again: Again) -> Step:
    """Letters leave."""
    sent = send_deliveries(at=at, go_on=again)
    said = f"{sent.sent:,} sent, {sent.left_out:,} left out, {sent.put_off:,} put off, {sent.given_up:,} given up"
    if sent.down:
        said += f"; the mail server cannot be reached ({sent.down}): letters wait, none is lost"
    figures = {
        "sent": sent.sent,
        "left_out": sent.left_out,
        "put_off": sent.put_off,
        "given_up": sent.given_up,
    }
    return Step(name="sending", said=said, figures=figures | {"down": int(bool(sent.down))})


def forgetting(at: datetime, again: Again) -> Step:
    """What is kept no longer is deleted."""
    gone = forget_subscriptions(
        unconfirmed=timedelta(days=settings.ALERTS_UNCONFIRMED_DAYS),
        ended=timedelta(days=settings.ALERTS_ENDED_DAYS),
        at=at,
    )
    return Step(
        name="forgetting",
        said=f"{gone.unconfirmed:,} unconfirmed and {gone.ended:,} ended subscriptions deleted",
        figures={"unconfirmed": gone.unconfirmed, "ended": gone.ended},
    )


def sealing(at: datetime, again: Again) -> Step:
    """Journal entries are numbered and chained."""
    count = seal_journal()
    return Step(name="sealing", said=f"{count:,} journal entries sealed", figures={"sealed": count})


STEPS: tuple[Callable[[datetime, Again], Step], ...] = (
    publications,
    events,
    matching,
    letters,
    sending,
    forgetting,
    sealing,
)
