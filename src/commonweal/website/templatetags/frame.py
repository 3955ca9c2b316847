"""What stands around every page: the region's name, whether it is a sample, the main ways."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from commonweal.website.components.frame import Frame, current_frame
from commonweal.website.components.kept import drawn
from commonweal.website.demonstration import has_mailbox

register = template.Library()

# Only ways that lead somewhere: address name, words, and the first part of the addresses under it.
WAYS = (
    ("landbank:search", _("Land"), "land"),
    ("landbank:owners", _("Owners"), "owners"),
    ("landbank:changes", _("Changes"), "changes"),
    ("landbank:follow", _("Alerts"), "alerts"),
    ("directory:search", _("Organisations"), "organisations"),
    ("provenance:sources", _("Sources"), "sources"),
    ("data", _("Data"), "data"),
)
PARTS = frozenset(part for _name, _text, part in WAYS)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the main navigation; `exact` where it is the page itself."""

    text: str
    href: str
    here: bool
    exact: bool


@register.simple_tag
def frame() -> Frame:
    """The region and the style sheets."""
    return current_frame()


@register.simple_tag(takes_context=True)
def main_nav(context: dict[str, Any]) -> SafeString:
    """The main ways; the one that is open is marked."""
    request = context.get("request")
    part, _slash, rest = request.path.strip("/").partition("/") if request else ("", "", "")
    return _nav(part if part in PARTS else "", not rest, get_language(), get_script_prefix())


@lru_cache(maxsize=64)
def _nav(part: str, exact: bool, language: str | None, prefix: str) -> SafeString:
    entries = [
        Entry(text=str(text), href=reverse(name), here=own == part, exact=exact) for name, text, own in WAYS
    ]
    return render_to_string("components/nav.html", {"entries": entries})


@register.simple_tag
def foot(region: str) -> SafeString:
    """The end of every page."""
    return drawn("components/foot.html", region=str(region), has_mailbox=has_mailbox())
