"""What the public bodies of the region are called."""

from __future__ import annotations

from django.urls import reverse

from commonweal.apps.landbank.models import PublicBody


def body_names() -> list[tuple[str, str, str]]:
    """Every name that a public body goes by: the name, what the body is called, and its page. One query."""
    rows = PublicBody.objects.filter(closed_on=None).values_list("body_id", "name", "aliases")
    return [
        (name, called, reverse("landbank:owner", args=[body_id]))
        for body_id, called, aliases in rows
        for name in dict.fromkeys((called, *aliases))
    ]
