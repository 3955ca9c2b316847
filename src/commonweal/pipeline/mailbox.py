"""The letters of a demonstration, kept as files: none for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path


def empty_mailbox(folder: Path, *, kept: timedelta, at: datetime) -> int:
    """Delete the letters that were written before so long; how many those were."""
    before = (at - kept).timestamp()
    old = [letter for letter in folder.glob("*.eml") if letter.stat().st_mtime < before]
    for letter in old:
        letter.unlink(missing_ok=True)
    return len(old)
