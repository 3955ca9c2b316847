"""What a letter says: the same words for its text and its HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.apps.notices.enums import Frequency, LetterKind, Reason
from commonweal.apps.notices.models import Delivery, Event, Subscription
from commonweal.apps.notices.queries.interests import interest_of
from commonweal.apps.notices.queries.links import CONFIRM, END, MANAGE, signed_link
from commonweal.apps.notices.queries.personal_words import detail_words, sentence_of, title_of
from commonweal.apps.notices.queries.words import interest_words
from commonweal.apps.provenance.presenters.happenings import detail_of, kind_words

MOST_OBJECTS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing that happened: the day, what, and where it stands in a register."""

    on: str
    text: str
    detail: str = ""
    deadline: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Everything that a letter tells of one thing."""

    title: str
    href: str
    place: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A link with its words."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter as its reader sees it. `end_link` is where one click ends it; empty for a letter that has to be."""

    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    after: tuple[str, ...] = ()
    act: Way | None = None
    ways: tuple[Way, ...] = ()
    why: str = ""
    end_link: str = ""
    told: int = field(default=0)


def letter_of(delivery: Delivery, events: Sequence[Event], *, at: datetime) -> Letter:
    """The letter of a subscription's delivery, in the language that is active. `events` are those that may be told
    now."""
    subscription = delivery.subscription
    if delivery.kind == LetterKind.CONFIRM:
        return confirm_letter(subscription)
    today = at.astimezone(ZoneInfo(delivery.time_zone)).date()
    if delivery.kind == LetterKind.FIRST:
        return first_letter(subscription, events, today=today)
    return news_letter(subscription, events, today=today)


def confirm_letter(subscription: Subscription) -> Letter:
    """Asks whoever reads the address whether they want to be told."""
    days = settings.ALERTS_UNCONFIRMED_DAYS
    words = interest_words(interest_of(subscription))
    return Letter(
        subject=_("Confirm by %(day)s: letters about public land %(words)s")
        % {"day": day_words(_last_day(subscription, days)), "words": words},
        heading=_("Do you want these letters?"),
        paragraphs=(
            _(
                "Somebody, we think you, asked us to write to you %(often)s about changes to public land %(words)s."
            )
            % {"often": often_words(subscription.frequency), "words": words},
            _(
                "Nothing is sent until you confirm. If it was not you, your address is deleted after %(days)d days."
            )
            % {"days": days},
        ),
        act=Way(text=_("Yes, tell me"), href=signed_link(subscription, CONFIRM)),
        why=_("You get this one letter because your address was typed into a form on our site."),
    )


def first_letter(subscription: Subscription, events: Sequence[Event], *, today: date) -> Letter:
    """What happened there in the past year."""
    words = interest_words(interest_of(subscription))
    groups = groups_of(events, today=today)
    counted = ngettext("%(n)d change", "%(n)d changes", len(events)) % {"n": len(events)}
    said = (
        _("This is what we know of the past year: %(counted)s.") % {"counted": counted}
        if events
        else _("In the past year no register showed a change there. You hear from us when one does.")
    )
    return Letter(
        subject=_("From now on we tell you of changes %(words)s") % {"words": words},
        heading=_("Public land %(words)s") % {"words": words},
        paragraphs=(
            _("From now on we write to you %(often)s when something changes.")
            % {"often": often_words(subscription.frequency)},
            said,
        ),
        groups=groups[:MOST_OBJECTS],
        after=left_out(groups),
        told=len(events),
        **_ends(subscription),
    )


def news_letter(subscription: Subscription, events: Sequence[Event], *, today: date) -> Letter:
    """What is new, deadlines on top."""
    words = interest_words(interest_of(subscription))
    groups = groups_of(events, today=today)
    return Letter(
        subject=_news_subject(events, groups, today=today),
        heading=ngettext("%(n)d change", "%(n)d changes", len(events)) % {"n": len(events)},
        paragraphs=(_("On public land %(words)s.") % {"words": words},),
        groups=groups[:MOST_OBJECTS],
        after=left_out(groups),
        told=len(events),
        **_ends(subscription),
    )


def _news_subject(events: Sequence[Event], groups: Sequence[Group], *, today: date) -> str:
    """What to do and by when, where something has a last day; else what happened."""
    last = min((one for one in events if is_ahead(one, today)), key=lambda one: one.deadline, default=None)
    if last:
        return _("Act by %(day)s: %(title)s %(what)s") % {
            "day": day_words(last.deadline),
            "title": last.title,
            "what": kind_words(last.kind),
        }
    first = ordered(events, today=today)[0]
    said = f"{first.title} {kind_words(first.kind)}"
    if len(events) == 1:
        return said
    more = len(events) - 1
    return ngettext("%(said)s, and %(n)d more change", "%(said)s, and %(n)d more changes", more) % {
        "said": said,
        "n": more,
    }


def groups_of(
    events: Iterable[Event], *, today: date, names: Mapping[str, str] | None = None
) -> tuple[Group, ...]:
    """Events by what they are about: what has a last day first, the soonest on top, then the newest. `names` are
    people's by public id, for what concerns them."""
    by_object: dict[tuple[str, str], list[Event]] = {}
    for event in ordered(events, today=today):
        by_object.setdefault((event.object_kind, event.object_id), []).append(event)
    return tuple(
        Group(
            title=title_of(own[0]),
            href=settings.COMMONWEAL_URL + own[0].path,
            place=", ".join(part for part in (own[0].place, own[0].owner_name) if part),
            lines=tuple(line_of(event, today=today, names=names or {}) for event in own),
        )
        for own in by_object.values()
    )


def line_of(event: Event, *, today: date, names: Mapping[str, str]) -> Line:
    """One event in words."""
    words, detail = words_of(event, names=names)
    ahead = is_ahead(event, today)
    return Line(
        on=day_words(event.on),
        text=words[:1].upper() + words[1:],
        detail=detail,
        deadline=_("Last day: %(day)s") % {"day": day_words(event.deadline)} if ahead else "",
        source=event.source,
    )


def words_of(event: Event, *, names: Mapping[str, str]) -> tuple[str, str]:
    """What happened, and what is said of it besides."""
    if event.personal:
        return sentence_of(event, names=names), detail_words(event)
    return kind_words(event.kind), detail_of(event.kind, event.was or None, event.became or None)


def ordered(events: Iterable[Event], *, today: date) -> list[Event]:
    """What has a last day first, the soonest on top, then the newest."""
    newest = sorted(events, key=lambda one: (one.on, one.pk), reverse=True)
    return sorted(newest, key=lambda one: one.deadline if is_ahead(one, today) else date.max)


def is_ahead(event: Event, today: date) -> bool:
    """Whether there is still time to do something about it."""
    return event.deadline is not None and event.deadline >= today


def left_out(groups: Sequence[Group]) -> tuple[str, ...]:
    """That there is more than a letter tells."""
    more = len(groups) - MOST_OBJECTS
    if more <= 0:
        return ()
    return (
        ngettext(
            "One more place changed; it is on the page of changes.",
            "%(n)d more places changed; they are on the page of changes.",
            more,
        )
        % {"n": more},
    )


def _ends(subscription: Subscription) -> dict[str, object]:
    """How to hear less, and why the letter came."""
    end = signed_link(subscription, END)
    ways = (
        Way(text=_("Less often, a pause, what was sent"), href=signed_link(subscription, MANAGE)),
        Way(text=_("End these letters"), href=end),
    )
    return {"ways": ways, "end_link": end, "why": _why(subscription)}


def _why(subscription: Subscription) -> str:
    if subscription.person_id:
        return _("You get this because you asked for it with your account.")
    return _("You get this because this address asked for it on %(day)s and confirmed.") % {
        "day": day_words(subscription.asked_at.astimezone(ZoneInfo(subscription.time_zone)).date())
    }


def _last_day(subscription: Subscription, days: int) -> date:
    return (subscription.asked_at + timedelta(days=days)).astimezone(ZoneInfo(subscription.time_zone)).date()


def day_words(day: date) -> str:
    """`3 May 2029`, as the language has it."""
    return date_format(day, "j F Y")


def often_words(frequency: str) -> str:
    """How often, inside a sentence."""
    return str(Frequency(frequency).label)


def reason_words(reason: str) -> str:
    """Why somebody is told of something."""
    return str(Reason(reason).label)
