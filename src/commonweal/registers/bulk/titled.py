"""SQL files in titled parts: `-- [title]` on a line of its own, then the SQL up to the next title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_TITLE = re.compile(r"^-- \[([^\]]+)\].*$", re.MULTILINE)


@cache
def parts(path: Path) -> Mapping[str, str]:
    """Each part of the file by its title, in the file's order."""
    found = _TITLE.split(path.read_text(encoding="utf-8"))
    return MappingProxyType({title: sql.strip() for title, sql in zip(found[1::2], found[2::2], strict=True)})
