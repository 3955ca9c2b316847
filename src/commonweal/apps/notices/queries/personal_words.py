"""What concerns somebody, in a sentence: one for every kind of personal event."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.notices.models import Event
from commonweal.apps.people.enums import Role
from commonweal.apps.provenance.presenters.happenings import register_words

# `title` is what it is about, `who` the name of whoever did it, `role` and `register` are words for codes, `day` the
# last day. A part that tells of something new adds its kind here.
SENTENCES = {
    "check finished": gettext_lazy("The check of %(title)s is finished."),
    "check failed": gettext_lazy("The check of %(title)s has failed. Have it checked again."),
    "fetch broke": gettext_lazy("%(title)s: its register of %(register)s could not be fetched."),
    "fetch waits": gettext_lazy(
        "%(title)s: a new file of its register of %(register)s waits for an officer."
    ),
    "fetch works again": gettext_lazy("%(title)s: its register of %(register)s is fetched again."),
    "publication in force": gettext_lazy("%(title)s: its register of %(register)s is in force."),
    "publication undone": gettext_lazy(
        "%(title)s: a publication of its register of %(register)s was taken back."
    ),
    "mistake reported": gettext_lazy("Somebody says that something is wrong: %(title)s."),
    "report answered": gettext_lazy("What you reported is answered: %(title)s."),
    "answer due": gettext_lazy("A report waits for its answer: %(title)s."),
    "member joined": gettext_lazy("%(who)s now acts for %(title)s, as %(role)s."),
    "member left": gettext_lazy("%(who)s acts for %(title)s no longer."),
    "role changed": gettext_lazy("You now act for %(title)s as %(role)s."),
    "membership ended": gettext_lazy("You act for %(title)s no longer."),
    "invited": gettext_lazy("%(who)s invites you to act for %(title)s, as %(role)s."),
    "invited by the site": gettext_lazy("You are invited to act for %(title)s, as %(role)s."),
    "invitation declined": gettext_lazy("An invitation to act for %(title)s was declined."),
    "made steward": gettext_lazy("You are a steward of this site now."),
    "steward no longer": gettext_lazy("You are a steward of this site no longer."),
    "new device": gettext_lazy("Somebody signed in to your account from a browser that we do not know."),
    "account unused": gettext_lazy("Your account is deleted after %(day)s, unless you sign in before."),
    "account unconfirmed": gettext_lazy(
        "Your account is deleted after %(day)s, unless you sign in with a code before."
    ),
    "claim contested": gettext_lazy(
        "More than one side says that they speak for %(title)s. A steward decides."
    ),
    "claim confirmed": gettext_lazy("You speak for %(title)s now."),
    "claim settled": gettext_lazy("It is settled who speaks for %(title)s."),
    "evidence lapsed": gettext_lazy(
        "Something that showed who speaks for %(title)s does not count any more."
    ),
    "code posted": gettext_lazy("A letter with your code for %(title)s is on its way."),
    "proof read": gettext_lazy("A steward has read your proof about %(title)s."),
    "letters wait": gettext_lazy("Letters wait: our mail server cannot be reached."),
    "letters given up": gettext_lazy("Letters were given up: their readers’ servers did not take them."),
    # How somebody signs in was changed; the words are allauth's names of what happened.
    "password_set": gettext_lazy("A password was set for your account."),
    "password_changed": gettext_lazy("The password of your account was changed."),
    "password_reset": gettext_lazy("The password of your account was set anew."),
    "email_changed": gettext_lazy("The e-mail address of your account was changed."),
    "email_confirm": gettext_lazy("An e-mail address was added to your account."),
    "email_deleted": gettext_lazy("An e-mail address was taken from your account."),
    "totp_activated": gettext_lazy("An app was set up as the second factor of your account."),
    "totp_deactivated": gettext_lazy("The app was taken away as the second factor of your account."),
    "webauthn_added": gettext_lazy("A passkey or key was added to your account."),
    "webauthn_removed": gettext_lazy("A passkey or key was taken from your account."),
    "recovery_codes_generated": gettext_lazy("New recovery codes were made for your account."),
    "account_connected": gettext_lazy("Another way of signing in was joined to your account."),
    "account_disconnected": gettext_lazy("A way of signing in was taken from your account."),
}
ROLES = {role.value for role in Role}


def sentence_of(event: Event, *, names: Mapping[str, str]) -> str:
    """What happened, in one sentence. `names` are people's by public id. A kind without a sentence says its own."""
    if event.kind not in SENTENCES:
        return f"{event.title}: {event.kind.replace('_', ' ')}"
    return str(SENTENCES[event.kind]) % {
        "title": event.title,
        "who": names.get(event.by_person, _("Somebody")),
        "role": Role(event.became).label if event.became in ROLES else event.became,
        "register": register_words(event.use) or "",
        "day": date_format(event.deadline, "j F Y") if event.deadline else "",
    }


def detail_words(event: Event) -> str:
    """What a personal event says besides: the answer, the device. Roles stand in the sentence already."""
    return "" if event.became in ROLES else event.became


def title_of(event: Event) -> str:
    """What it is about, by name; one's own account has none."""
    return _("Your account") if event.object_kind == "account" else event.title
