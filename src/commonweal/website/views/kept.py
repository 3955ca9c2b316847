"""What is kept of people, why, who sees it and how long: each with the timer that deletes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.apps.notices.actions.forget_subscriptions import CALLS_KEPT, COUNTED_FOR
from commonweal.website.demonstration import has_mailbox


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """One row: what, why, who sees it, and how long."""

    what: str
    why: str
    seen_by: str
    how_long: str


def what_is_kept() -> list[Kept]:
    """Every row, with the settings of this site."""
    return [*_accounts(), *_letters(), *_reports(), *_acts()]


def days(count: int) -> str:
    """`30 days`."""
    return ngettext("%(n)d day", "%(n)d days", count) % {"n": count}


def months(count: int) -> str:
    """`24 months`."""
    return ngettext("%(n)d month", "%(n)d months", count) % {"n": count}


def _accounts() -> list[Kept]:
    you = _("you")
    return [
        Kept(
            what=_("Your account: name, addresses, language, time zone, ways of signing in"),
            why=_("so that you can act here in your own name"),
            seen_by=_("you; your name whoever sees what you did in public"),
            how_long=_("until you delete it; or when you have not signed in for %(time)s, after two letters")
            % {"time": months(settings.PEOPLE_UNUSED_MONTHS)},
        ),
        Kept(
            what=_("An account whose address nobody confirmed"),
            why=_("so that you can still confirm it"),
            seen_by=_("nobody"),
            how_long=_("%(time)s, after two letters") % {"time": days(settings.PEOPLE_UNCONFIRMED_DAYS)},
        ),
        Kept(
            what=_("From which browser and network address you signed in"),
            why=_("so that you can end a sign-in that is not yours"),
            seen_by=you,
            how_long=_("while you are signed in there, %(time)s at most")
            % {"time": days(settings.PEOPLE_SIGN_IN_DAYS)},
        ),
        Kept(
            what=_("That a browser signed in to your account before: a cookie, and a key made of it"),
            why=_("so that you are told when another does"),
            seen_by=_("nobody"),
            how_long=_("%(time)s after the last time") % {"time": days(settings.PEOPLE_DEVICE_DAYS)},
        ),
        Kept(
            what=_("What you were told, and whether you opened it"),
            why=_("so that you can read it again"),
            seen_by=you,
            how_long=days(settings.NOTICE_DAYS),
        ),
    ]


def _letters() -> list[Kept]:
    rows = [
        Kept(
            what=_("A request for letters that nobody confirmed: address and place"),
            why=_("so that you can still confirm it"),
            seen_by=_("nobody"),
            how_long=days(settings.ALERTS_UNCONFIRMED_DAYS),
        ),
        Kept(
            what=_("Letters that you wanted: address, place, what was sent"),
            why=_("to write to you"),
            seen_by=_("you"),
            how_long=_("%(time)s after you ended them") % {"time": days(settings.ALERTS_ENDED_DAYS)},
        ),
        Kept(
            what=_("How often letters were asked for, under a key from which no address can be read"),
            why=_("so that nobody has letters sent by the hundred"),
            seen_by=_("nobody"),
            how_long=days(COUNTED_FOR.days),
        ),
        Kept(
            what=_("Calls to a computer that you named"),
            why=_("so that you see whether it answered"),
            seen_by=_("you"),
            how_long=days(CALLS_KEPT.days),
        ),
    ]
    if has_mailbox():
        rows.append(
            Kept(
                what=_("Letters of this demonstration, kept instead of sent"),
                why=_("to show what would be sent"),
                seen_by=_("everybody"),
                how_long=days(settings.MAILBOX_DAYS),
            )
        )
    return rows


def _reports() -> list[Kept]:
    return [
        Kept(
            what=_("The address that you left with a report"),
            why=_("to answer you"),
            seen_by=_("stewards, and the officers of the owner"),
            how_long=_("%(time)s after the answer") % {"time": days(settings.ALERTS_ENDED_DAYS)},
        ),
        Kept(
            what=_("Photos that came with a report and are not shown"),
            why=_("to look into it"),
            seen_by=_("stewards, and the officers of the owner"),
            how_long=_("%(time)s after the answer") % {"time": days(settings.REPORT_PHOTO_DAYS)},
        ),
    ]


def _acts() -> list[Kept]:
    return [
        Kept(
            what=_("Acts that concern the public: who published, decided, answered, and for whom"),
            why=_("so that everybody can check what was done"),
            seen_by=_("everybody, without what is private"),
            how_long=_("for ever; when you delete your account, without your name"),
        )
    ]
