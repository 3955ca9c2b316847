"""Who may do what in the directory. Organisations are public: everybody may read them. Whoever has an account may claim
one; whoever acts for a confirmed one keeps its profile, confirms and vouches; stewards settle. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from commonweal.apps.directory.enums import Rung, SeenBy
from commonweal.apps.people.enums import PartyKind
from commonweal.apps.people.policy import (
    Acting,
    acts_for,
    may_confirm_for,
    may_represent,
    may_settle,
    may_write,
)

__all__ = ["may_settle"]

ORGANISATION = PartyKind.ORGANISATION
CODE_MINUTES = 60
LETTER_DAYS = 28
MOST_TRIES = 5
MOST_CODES_A_DAY = 3
MOST_OPEN_CLAIMS = 5
MOST_STATED_A_DAY = 3
# For how long evidence counts, in days; what a register says counts until the register says otherwise.
COUNTS_FOR: dict[str, int | None] = {
    Rung.REGISTER: None,
    Rung.ADDRESS: 365,
    Rung.STEWARD: 365,
    Rung.OFFICER: 365,
    Rung.VOUCHED: 730,
    Rung.CRITERION: 730,
}
# Evidence that lets a claim stand: an address of its own, or a steward's word.
CARRIES = frozenset({Rung.ADDRESS, Rung.STEWARD})
# Where many have pages under one name: an address there shows nothing about one of them.
SHARED_HOSTS = frozenset(
    "facebook.com instagram.com twitter.com x.com linkedin.com youtube.com tiktok.com google.com wordpress.com"  # noqa: SIM905
    " wixsite.com blogspot.com weebly.com squarespace.com godaddysites.com github.io eventbrite.co.uk"
    " eventbrite.com meetup.com linktr.ee gmail.com outlook.com hotmail.com yahoo.com yahoo.co.uk btinternet.com"
    " justgiving.com easyfundraising.org.uk localgiving.org gov.uk nhs.uk org.uk co.uk com org".split()
)
ROOTS = frozenset({"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/", "/en", "/en/"})


def expiry(rung: str, *, on: date) -> date | None:
    """The last day on which evidence found on a day counts."""
    days = COUNTS_FOR[rung]
    return None if days is None else on + timedelta(days=days)


def own_domain(website: str | None) -> str:
    """The domain that an organisation's published website is the whole of: `ropewalk.example`; empty where it has
    none, or is a page on somebody else's."""
    text = (website or "").strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    shared = host in SHARED_HOSTS or any(host.endswith(f".{one}") for one in HOSTS_OF_PAGES)
    whole = parts.path.casefold() in ROOTS and not parts.query
    return host if "." in host and whole and not shared else ""


HOSTS_OF_PAGES = frozenset(host for host in SHARED_HOSTS if host.count(".") == 1) - {
    "gov.uk", "nhs.uk", "org.uk", "co.uk"
}  # fmt: skip


def why_not_claim(acting: Acting) -> str:
    """Why somebody may not claim; empty where they may."""
    if not acting.signed_in:
        return _("Sign in first.")
    if acting.terms_due:
        return _("Accept the terms first.")
    if not may_write(acting):
        return _("Your account is limited by a decision of the stewards.")
    return ""


def may_speak_for(acting: Acting, organisation_id: str) -> bool:
    """Whoever acts for the organisation and may represent it."""
    return may_represent(acting, kind=ORGANISATION, id=organisation_id)


def may_confirm(acting: Acting, organisation_id: str) -> bool:
    """Whoever acts for the organisation and may confirm what a colleague did."""
    return may_confirm_for(acting, kind=ORGANISATION, id=organisation_id)


def may_vouch(acting: Acting, organisation_id: str) -> bool:
    """Whoever may confirm for an organisation, about any other one."""
    own = acting.by
    if own is None or own.party_kind != ORGANISATION or own.party_id == organisation_id:
        return False
    return may_confirm(acting, own.party_id)


def sees(acting: Acting, seen_by: str, organisation_id: str) -> bool:
    """Whether somebody may see a field of a profile."""
    if seen_by == SeenBy.EVERYONE:
        return True
    if seen_by == SeenBy.SIGNED_IN:
        return acting.signed_in
    return acts_for(acting, kind=ORGANISATION, id=organisation_id)


LINK = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|org|net|uk|coop|io|info|biz|eu|me|co|ly|example)\b", re.IGNORECASE
)


def has_link(text: str) -> bool:
    """Whether a text names an address of the web."""
    return LINK.search(text) is not None
