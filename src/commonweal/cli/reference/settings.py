"""The page of settings, from their list."""

from __future__ import annotations

from commonweal.cli.reference.markdown import code, page, table
from commonweal.website.environment import SETTINGS

OPENING = "Every setting is an environment variable. An empty variable is one that is not set."


def settings_page() -> str:
    """Every setting with its default and its meaning."""
    rows = (
        (code(one.name), code(one.shown or one.default) or "empty", one.meaning)
        for one in sorted(SETTINGS, key=lambda setting: setting.name)
    )
    return page("Settings", [OPENING, "", *table(("variable", "default", "meaning"), rows)])
