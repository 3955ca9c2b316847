"""The packed columns of all organisations that this process holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from commonweal.apps.directory.models import OrganisationFrame
from commonweal.apps.places.queries.names import area_names
from commonweal.apps.provenance.models import Snapshot
from commonweal.apps.provenance.queries.full_text import Numbers, matching_numbers
from commonweal.apps.provenance.queries.held_frames import Held
from commonweal.apps.provenance.queries.packing import Frame
from commonweal.apps.provenance.queries.searching import Asked, Vocabulary

WORDS_TABLE = "directory_organisationwords"
SEARCHES_HELD = 256


@dataclass(frozen=True, slots=True, eq=False)
class HeldOrganisations:
    """The frame of one snapshot's organisations, the words that find them, and names for codes of areas."""

    version: str
    frame: Frame
    vocabulary: Vocabulary
    names: Mapping[str, str] = field(default_factory=dict)

    def numbers(self, asked: Asked, *, in_name: bool) -> Numbers:
        """Numbers of the organisations with these words; the latest searches are held."""
        return searched(self, asked, in_name)


@lru_cache(maxsize=SEARCHES_HELD)
def searched(organisations: HeldOrganisations, asked: Asked, in_name: bool) -> Numbers:
    """The numbers of one search in one snapshot."""
    return matching_numbers(WORDS_TABLE, asked, in_name=in_name)


def read(snapshot: Snapshot) -> HeldOrganisations:
    """The frame of a snapshot, from the database."""
    frame = Frame.unpack(OrganisationFrame.objects.get(snapshot=snapshot).packed)
    return HeldOrganisations(snapshot.hash[:16], frame, Vocabulary(frame.words["vocabulary"]), area_names())


def none() -> HeldOrganisations:
    """No organisations: nothing has been loaded."""
    return HeldOrganisations("none", Frame({"number": np.zeros(0, dtype="int64")}, {}), Vocabulary(()))


HELD = Held(read, none)


def held_organisations() -> HeldOrganisations:
    """The organisations of the current snapshot: one query when this process holds them already."""
    return HELD.current()
