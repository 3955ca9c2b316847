"""Log lines of one shape: time in UTC, level, name, what happened."""

from __future__ import annotations

import logging
import sys
import time

LINE = "%(asctime)sZ %(levelname)s %(name)s %(message)s"
STAMP = "%Y-%m-%dT%H:%M:%S"


class UtcFormatter(logging.Formatter):
    """One line an event, the time in UTC whatever the machine's clock zone is."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__(LINE, STAMP)


def start_logging(*, verbose: bool = False) -> None:
    """Send the log to standard error: warnings, or with `verbose` what happens too. Safe to call twice."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(UtcFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("commonweal").setLevel(logging.INFO if verbose else logging.WARNING)
