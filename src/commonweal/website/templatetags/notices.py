"""How many notices wait to be read, for the head of every page of somebody signed in."""

from __future__ import annotations

from typing import Any

from django import template

from commonweal.apps.notices.queries.told_in_site import unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notices(context: dict[str, Any]) -> int:
    """The notices that whoever asks has not opened; 0 for a visitor, who is not looked up."""
    request = context["request"]
    return unread_count(request.user) if request.acting.signed_in else 0
