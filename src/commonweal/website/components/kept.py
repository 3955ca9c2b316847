"""Parts of pages that come back on other pages: drawn once for the same values and language."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

PARTS_HELD = 2048


def drawn(template: str, **values: Hashable) -> SafeString:
    """The template with these values, and nothing else: it cannot depend on who asks. The latest are held."""
    return _drawn(template, get_language(), get_script_prefix(), tuple(values.items()))


@lru_cache(maxsize=PARTS_HELD)
def _drawn(
    template: str, language: str | None, prefix: str, values: tuple[tuple[str, Hashable], ...]
) -> SafeString:
    return render_to_string(template, dict(values))
