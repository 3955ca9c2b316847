"""Everything that falls due, in one go: run it every few minutes, as often as you like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from commonweal.apps.directory.actions.recheck_evidence import recheck_evidence
from commonweal.apps.landbank.actions._reminding import forget_contacts, remind_of_answers
from commonweal.apps.landbank.actions.forget_photos import forget_photos
from commonweal.apps.landbank.actions.note_changes import note_changes
from commonweal.apps.notices.actions._accounts_retired import retire_accounts
from commonweal.apps.notices.actions._kept_no_longer import let_go_of_what_is_old
from commonweal.apps.notices.actions._trouble_told import tell_of_mail_trouble
from commonweal.apps.notices.actions.forget_subscriptions import forget_subscriptions
from commonweal.apps.notices.actions.gather_letters import gather_letters
from commonweal.apps.notices.actions.gather_notices import gather_notices
from commonweal.apps.notices.actions.hold_lease import hold_lease, let_go, this_holder
from commonweal.apps.notices.actions.match_events import match_events
from commonweal.apps.notices.actions.send_deliveries import send_deliveries
from commonweal.apps.people.actions.send_moderation_letters import send_moderation_letters
from commonweal.apps.people.policy import COMMAND_LINE
from commonweal.apps.provenance.actions.seal_journal import seal_journal
from commonweal.apps.provenance.queries.current import one_snapshot
from commonweal.pipeline.desk.fetching import fetch_what_is_due, settle_what_arrived
from commonweal.pipeline.desk.publishing import publish_what_is_due
from commonweal.pipeline.desk.tasks import take_up_what_stopped
from commonweal.pipeline.mailbox import empty_mailbox

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


def tick(
    *,
    at: datetime,
    watch: Callable[[Step], None] = lambda step: None,
    steps: Sequence[Callable[[datetime, Again], Step]] = (),
) -> tuple[Step, ...]:
    """Do everything that is due at this moment, or these `steps` alone; what was done already is not done again.

    TickBusy where another tick is under way. One that was killed is taken over at once.
    """
    done = []
    with one_tick() as again, one_snapshot():
        for step in steps or STEPS:
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


def fetches(at: datetime, again: Again) -> Step:
    """Registers are fetched from the addresses that bodies named, and what was checked is decided on."""
    asked, settled = fetch_what_is_due(at=at, again=again), settle_what_arrived(at=at)
    return Step(
        name="fetches",
        said=f"{asked:,} addresses asked, {settled:,} files decided on",
        figures={"asked": asked, "settled": settled},
    )


def taking_up(at: datetime, again: Again) -> Step:
    """Checks and builds whose worker died are done again."""
    count = take_up_what_stopped()
    return Step(name="taking up", said=f"{count:,} stopped tasks taken up", figures={"taken_up": count})


def publications(at: datetime, again: Again) -> Step:
    """Registers that councils published for a later day come into force on it."""
    count = publish_what_is_due(at=at)
    return Step(
        name="publications", said=f"{count:,} publications came into force", figures={"publications": count}
    )


def evidence(at: datetime, again: Again) -> Step:
    """What shows who speaks for an organisation is looked at again: by the calendar and by the registers."""
    found = recheck_evidence(by=COMMAND_LINE, at=at)
    return Step(
        name="evidence",
        said=f"{found.ended:,} pieces of evidence ended, {found.lapsed:,} organisations lapsed",
        figures={"ended": found.ended, "lapsed": found.lapsed},
    )


def events(at: datetime, again: Again) -> Step:
    """Changes of the loaded snapshot become events."""
    count = note_changes(at=at)
    return Step(name="events", said=f"{count:,} new events", figures={"events": count})


def reminders(at: datetime, again: Again) -> Step:
    """Whoever promised an answer is reminded of its last day."""
    count = remind_of_answers(at=at)
    return Step(
        name="reminders",
        said=f"{count:,} reports wait for an answer that is due soon",
        figures={"due": count},
    )


def matching(at: datetime, again: Again) -> Step:
    """Events find their recipients."""
    found = match_events(at=at)
    return Step(
        name="matching",
        said=f"{found.events:,} events looked at, {found.recipients:,} recipients",
        figures={"events": found.events, "recipients": found.recipients},
    )


def letters(at: datetime, again: Again) -> Step:
    """Recipients become letters, at once or when their day or week is over."""
    count = gather_letters(at=at) + gather_notices(at=at)
    return Step(name="letters", said=f"{count:,} letters made", figures={"letters": count})


def sending(at: datetime, again: Again) -> Step:
    """Letters leave."""
    sent = send_deliveries(at=at, go_on=again)
    told = tell_of_mail_trouble(down=sent.down, at=at)
    said = f"{sent.sent:,} sent, {sent.left_out:,} left out, {sent.put_off:,} put off, {sent.given_up:,} given up"
    if sent.down:
        said += f"; the mail server cannot be reached ({sent.down}): letters wait, none is lost"
    figures = {
        "sent": sent.sent,
        "left_out": sent.left_out,
        "put_off": sent.put_off,
        "given_up": sent.given_up,
    }
    return Step(name="sending", said=said, figures=figures | {"down": int(bool(sent.down)), "told": told})


def moderation(at: datetime, again: Again) -> Step:
    """Letters about decisions that could not leave when they were made are tried again."""
    count = send_moderation_letters(at=at)
    return Step(name="moderation", said=f"{count:,} letters about decisions sent", figures={"sent": count})


def forgetting(at: datetime, again: Again) -> Step:
    """What is kept no longer is deleted."""
    gone = forget_subscriptions(
        unconfirmed=timedelta(days=settings.ALERTS_UNCONFIRMED_DAYS),
        ended=timedelta(days=settings.ALERTS_ENDED_DAYS),
        at=at,
    )
    photos = forget_photos(kept=timedelta(days=settings.REPORT_PHOTO_DAYS), at=at)
    return Step(
        name="forgetting",
        said=f"{gone.unconfirmed:,} unconfirmed and {gone.ended:,} ended subscriptions deleted,"
        f" {photos:,} photos that were not shown",
        figures={"unconfirmed": gone.unconfirmed, "ended": gone.ended, "photos": photos},
    )


def clearing(at: datetime, again: Again) -> Step:
    """What people were told, and how they signed in, is kept no longer than it says on the privacy page."""
    old = let_go_of_what_is_old(
        notices=timedelta(days=settings.NOTICE_DAYS),
        addresses=timedelta(days=settings.ALERTS_ENDED_DAYS),
        sign_ins=timedelta(days=settings.PEOPLE_SIGN_IN_DAYS),
        devices=timedelta(days=settings.PEOPLE_DEVICE_DAYS),
        at=at,
    )
    contacts = forget_contacts(kept=timedelta(days=settings.ALERTS_ENDED_DAYS), at=at)
    kept = timedelta(days=settings.MAILBOX_DAYS)
    letters = empty_mailbox(settings.COMMONWEAL_DATA / "mail", kept=kept, at=at)
    return Step(
        name="clearing",
        said=f"{old.notices:,} notices, {old.addresses + contacts:,} addresses, {old.sign_ins:,} sign-in records, "
        f"{old.devices:,} browsers and {letters:,} kept letters deleted",
        figures={
            "notices": old.notices,
            "addresses": old.addresses + contacts,
            "sign_ins": old.sign_ins,
            "devices": old.devices,
            "letters": letters,
        },
    )


def accounts(at: datetime, again: Again) -> Step:
    """Accounts that nobody confirmed or used: their holders are told twice, then they are deleted."""
    done = retire_accounts(
        unconfirmed=timedelta(days=settings.PEOPLE_UNCONFIRMED_DAYS),
        unused=timedelta(days=30 * settings.PEOPLE_UNUSED_MONTHS),
        at=at,
    )
    return Step(
        name="accounts",
        said=f"{done.told:,} people told that their account ends, {done.deleted:,} accounts deleted",
        figures={"told": done.told, "deleted": done.deleted},
    )


def sealing(at: datetime, again: Again) -> Step:
    """Journal entries are numbered and chained."""
    count = seal_journal()
    return Step(name="sealing", said=f"{count:,} journal entries sealed", figures={"sealed": count})


STEPS: tuple[Callable[[datetime, Again], Step], ...] = (
    fetches,
    taking_up,
    publications,
    evidence,
    events,
    reminders,
    accounts,
    matching,
    letters,
    sending,
    moderation,
    forgetting,
    clearing,
    sealing,
)
