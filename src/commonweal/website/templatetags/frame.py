"""What stands around every page: the region's name, whether it is a sample, the main ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.website.components.frame import Frame, current_frame

register = template.Library()

# Only ways that lead somewhere: address name, words, and the first part of the addresses under it.
WAYS = (
    ("landbank:search", _("Land"), "land"),
    ("landbank:owners", _("Owners"), "owners"),
    ("landbank:changes", _("Changes"), "changes"),
    ("directory:search", _("Organisations"), "organisations"),
    ("provenance:sources", _("Sources"), "sources"),
    ("data", _("Data"), "data"),
)


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


@register.inclusion_tag("components/nav.html", takes_context=True)
def main_nav(context: dict[str, Any]) -> dict[str, Any]:
    """The main ways; the one that is open is marked."""
    request = context.get("request")
    path = request.path if request else ""
    return {"entries": [_entry(name, text, part, path) for name, text, part in WAYS]}


def _entry(name: str, text: str, part: str, path: str) -> Entry:
    href = reverse(name)
    return Entry(text=text, href=href, here=path.strip("/").split("/")[0] == part, exact=path == href)
