"""What a load did, or why it did nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int], None]


class LoadRefused(Exception):
    """A load that was not made; the message says why and what to do. The former snapshot still serves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableReport:
    """How many rows of one table were added, changed, closed or replaced; the rest stayed as they were."""

    table: str
    added: int = 0
    changed: int = 0
    closed: int = 0
    replaced: int = 0

    @property
    def written(self) -> int:
        """Rows that the load wrote."""
        return self.added + self.changed + self.closed + self.replaced


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadReport:
    """A load that was made. `already_current`: the snapshot was loaded before, and nothing was written."""

    snapshot: str
    already_current: bool = False
    tables: tuple[TableReport, ...] = field(default=())

    @property
    def written(self) -> int:
        """Rows that the load wrote, in all tables."""
        return sum(table.written for table in self.tables)

    def of(self, table: str) -> TableReport:
        """What was done to one table."""
        return next((one for one in self.tables if one.table == table), TableReport(table=table))


def say_nothing(_what: str, _rows: int) -> None:
    """The progress of somebody who does not listen."""
