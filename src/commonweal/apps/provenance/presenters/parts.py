"""The parts that pages are made of: a fact with its source, a number with its interval, a chip, a verb, a
happening."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class SourceNote:
    """Where a value stands: the publisher's register, its date and the row a person would count to."""

    publisher: str
    title: str
    href: str = ""
    dated: date | None = None
    row: int | None = None
    file: str = ""
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class Version:
    """One of several values that sources give for one fact, and whether it is the one in use."""

    value: str
    sources: tuple[SourceNote, ...]
    used: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label and a value with the sources that say so. `versions` is filled only where sources differ."""

    label: str
    value: str
    sources: tuple[SourceNote, ...] = ()
    versions: tuple[Version, ...] = ()
    href: str = ""
    note: str = ""
    absent: bool = False

    @property
    def in_conflict(self) -> bool:
        """True where the sources give more than one value."""
        return len(self.versions) > 1


@dataclass(frozen=True, kw_only=True)
class Number:
    """A figure in words, what it counts, its interval where it is an estimate, and its basis."""

    value: str
    what: str
    interval: str = ""
    basis: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A short mark on a thing. `tone` is river, brick, moss, amber or nothing; the text says the same as the
    tone."""

    text: str
    tone: str = ""
    icon: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Verb:
    """Something a person may do here: who may, by when. `closed` says why not, where it is not open."""

    text: str
    detail: str = ""
    href: str = ""
    icon: str = "arrow-right"
    behaviour: str = ""
    closed: str = ""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A statutory period: what it is for, how much has gone (0 to 1), what is left in words, its last day."""

    what: str
    detail: str
    gone: float
    left: str
    last_day: date | None = None
    authority: str = ""
    arithmetic: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One entry of a timeline: the day, what happened, and the source that shows it."""

    on: date | None
    text: str
    detail: str = ""
    href: str = ""
    subject: str = ""
    source: SourceNote | None = None
    tone: str = ""

    @property
    def source_notes(self) -> tuple[SourceNote, ...]:
        """The source as the list that the sources component shows."""
        return (self.source,) if self.source else ()


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One step of a ladder of evidence, and whether it has been reached."""

    text: str
    detail: str = ""
    reached: bool = False


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """One step of the way back. The last has no address: it is the page itself."""

    text: str
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way into the site or out of an empty page."""

    text: str
    href: str
    detail: str = ""
    icon: str = "arrow-right"


@dataclass(frozen=True, kw_only=True)
class Share:
    """One bar of a chart: a label, a figure as a reader sees it, and its share of the longest bar (0 to
    1)."""

    label: str
    figure: str
    share: float
    href: str = ""
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Empty:
    """What stands where nothing was found: what is missing, why, and what to do next."""

    title: str
    why: str
    ways: tuple[Way, ...] = field(default_factory=tuple)
    icon: str = "search-x"
