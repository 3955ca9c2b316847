"""The site built again for what is in force: one build at a time, its progress in a small file for pages."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from commonweal.foundation.files import writing
from commonweal.registers.fetching.store import locked

FILE = "rebuild.json"
# Loading what was built is as good as one step in ten of the whole.
LOADING_PERCENT = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What a build does now, and how far it has come, from 0 to 100."""

    what: str
    percent: int

    def write(self, data: Path) -> None:
        """Keep it where pages look."""
        with writing(data / "desk" / FILE) as part:
            part.write_text(json.dumps(asdict(self)), encoding="utf-8")


def progress_of(data: Path) -> Progress | None:
    """How far the build under way has come; None where none has begun."""
    try:
        return Progress(**json.loads((data / "desk" / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def forget_progress(data: Path) -> None:
    """Nothing is being built any more."""
    (data / "desk" / FILE).unlink(missing_ok=True)


@contextmanager
def only_build(data: Path) -> Iterator[bool]:
    """Whether this process alone builds the site, while the context lasts; a killed one lets go at once."""
    folder = data / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".rebuild.lock", os.O_WRONLY | os.O_CREAT, 0o644)
    try:
        yield locked(handle)
    finally:
        os.close(handle)


def is_being_built(data: Path) -> bool:
    """Whether a process builds the site at this moment."""
    with only_build(data) as mine:
        return not mine
