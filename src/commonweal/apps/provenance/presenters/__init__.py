"""The parts that every page and every record for machines is made of."""

from commonweal.apps.provenance.presenters.blanks import without_blanks
from commonweal.apps.provenance.presenters.notes import present_facts, source_note
from commonweal.apps.provenance.presenters.parts import (
    Chip,
    Clock,
    Crumb,
    Empty,
    Fact,
    Happening,
    Number,
    Rung,
    Share,
    SourceNote,
    Verb,
    Version,
    Way,
)

__all__ = [
    "Chip",
    "Clock",
    "Crumb",
    "Empty",
    "Fact",
    "Happening",
    "Number",
    "Rung",
    "Share",
    "SourceNote",
    "Verb",
    "Version",
    "Way",
    "present_facts",
    "source_note",
    "without_blanks",
]
