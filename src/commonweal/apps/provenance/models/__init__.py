"""The nouns of provenance."""

from commonweal.apps.provenance.models.change import Change
from commonweal.apps.provenance.models.journal_entry import JournalEntry, JournalIsKept, JournalSeal
from commonweal.apps.provenance.models.missing_source import MissingSource
from commonweal.apps.provenance.models.row_problem import RowProblem
from commonweal.apps.provenance.models.snapshot import Snapshot
from commonweal.apps.provenance.models.source import Source

__all__ = [
    "Change",
    "JournalEntry",
    "JournalIsKept",
    "JournalSeal",
    "MissingSource",
    "RowProblem",
    "Snapshot",
    "Source",
]
