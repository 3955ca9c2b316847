"""The generated pages of the reference: what the code itself says, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from commonweal.cli.reference.commands import commands_page
from commonweal.cli.reference.registers import registers_page
from commonweal.cli.reference.settings import settings_page
from commonweal.cli.reference.snapshot import snapshot_page

PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "registers.md": registers_page,
    "settings.md": settings_page,
    "snapshot.md": snapshot_page,
}
