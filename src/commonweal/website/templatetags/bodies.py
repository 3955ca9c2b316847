"""Public bodies by the codes that registers give for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from commonweal.apps.landbank.models import PublicBody

register = template.Library()


@register.filter
def with_publishers(gaps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same, each publisher by its name where a code such as `local-authority:LIV` stands: one query."""
    codes = {gap["publisher"] for gap in gaps if ":" in (gap["publisher"] or "")}
    names = dict(
        PublicBody.objects.filter(organisation_uri__in=codes).values_list("organisation_uri", "name")
    )
    return [{**gap, "publisher": names.get(gap["publisher"], gap["publisher"])} for gap in gaps]
