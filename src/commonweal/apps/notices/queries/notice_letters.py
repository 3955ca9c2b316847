"""The letter about what concerns somebody: one thing in a sentence, or several by what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.apps.notices.enums import Importance
from commonweal.apps.notices.models import Delivery, Event
from commonweal.apps.notices.queries.letters import (
    MOST_OBJECTS,
    Letter,
    Way,
    day_words,
    groups_of,
    is_ahead,
    left_out,
    ordered,
    reason_words,
    words_of,
)
from commonweal.apps.notices.queries.links import less_link
from commonweal.apps.notices.queries.readers import names_by_id

NOT_YOU = gettext_lazy(
    "Was it not you? Sign in, sign out everywhere else, and look at how your account is signed in to."
)
SIGN_IN_CHANGES = (
    "new device", "password_set", "password_changed", "password_reset", "email_changed", "email_confirm",
    "email_deleted", "totp_activated", "totp_deactivated", "webauthn_added", "webauthn_removed",
    "recovery_codes_generated", "account_connected", "account_disconnected",
)  # fmt: skip
INVITED = gettext_lazy("You sign in with this address. If you know nothing of it, you need do nothing.")
KEPT = gettext_lazy(
    "Signing in once is enough to keep it. If it is deleted, what you did in public stays, without your name."
)
# What a letter says besides, by the kind of event, and the words of its button.
ADVICE = {
    **dict.fromkeys(SIGN_IN_CHANGES, NOT_YOU),
    **dict.fromkeys(("invited", "invited by the site"), INVITED),
    **dict.fromkeys(("account unused", "account unconfirmed"), KEPT),
}
BUTTONS = {
    **dict.fromkeys(SIGN_IN_CHANGES, gettext_lazy("See my account")),
    **dict.fromkeys(("invited", "invited by the site"), gettext_lazy("Read it and answer")),
    **dict.fromkeys(("account unused", "account unconfirmed"), gettext_lazy("Sign in")),
}


def notice_letter(delivery: Delivery, events: Sequence[Event], *, at: datetime) -> Letter:
    """The letter of these events to a person or an address, in the language that is active."""
    today = at.astimezone(ZoneInfo(delivery.time_zone)).date()
    names = names_by_id({event.by_person for event in events})
    first = ordered(events, today=today)[0]
    said = words_of(first, names=names)[0]
    if len(events) == 1:
        return _one(delivery, first, said, names, today=today)
    groups = groups_of(events, today=today, names=names)
    return Letter(
        subject=_with_others(_subject(first, said, today=today), len(events) - 1),
        heading=ngettext("%(n)d notice for you", "%(n)d notices for you", len(events)) % {"n": len(events)},
        paragraphs=(),
        groups=groups[:MOST_OBJECTS],
        after=left_out(groups),
        told=len(events),
        **_ways(delivery, events),
    )


def _one(delivery: Delivery, event: Event, said: str, names: Mapping[str, str], *, today: date) -> Letter:
    detail = words_of(event, names=names)[1]
    last = _("Last day: %(day)s.") % {"day": day_words(event.deadline)} if is_ahead(event, today) else ""
    parts = (detail, event.place, last, event.source, str(ADVICE.get(event.kind, "")))
    return Letter(
        subject=_subject(event, said, today=today),
        heading=said,
        paragraphs=tuple(part for part in parts if part),
        act=Way(text=str(BUTTONS.get(event.kind, _("Look at it"))), href=settings.COMMONWEAL_URL + event.path)
        if event.path
        else None,
        told=1,
        **_ways(delivery, [event]),
    )


def _subject(event: Event, said: str, *, today: date) -> str:
    """What to do and by when, where something has a last day; else what happened."""
    said = said.rstrip(".")
    if not is_ahead(event, today):
        return said
    return _("By %(day)s: %(said)s") % {"day": day_words(event.deadline), "said": said}


def _with_others(said: str, more: int) -> str:
    return ngettext("%(said)s, and %(n)d more", "%(said)s, and %(n)d more", more) % {"said": said, "n": more}


def _ways(delivery: Delivery, events: Sequence[Event]) -> dict[str, object]:
    """Why it came, and how to hear less. What must be told has no end; an address by itself gets one letter."""
    recipient = delivery.recipients.order_by("pk").first()
    why = reason_words(recipient.reason) if recipient else ""
    if delivery.person is None or delivery.address:
        return {"why": why}
    choose = Way(
        text=_("How and how often you are told"),
        href=settings.COMMONWEAL_URL + reverse("notices:choose"),
    )
    classes = {event.importance for event in events} - {Importance.MUST}
    if not classes or len(classes) < len({event.importance for event in events}):
        return {"why": why, "ways": (choose,)}
    end = less_link(delivery.person, classes)
    return {
        "why": why,
        "ways": (choose, Way(text=_("No letters of this kind any more"), href=end)),
        "end_link": end,
    }
