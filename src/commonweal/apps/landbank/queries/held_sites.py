"""The packed columns of all sites that this process holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from commonweal.apps.landbank.models import PublicBody, SiteFrame
from commonweal.apps.places.queries.names import area_names
from commonweal.apps.provenance.models import Snapshot
from commonweal.apps.provenance.queries.full_text import Numbers, matching_numbers
from commonweal.apps.provenance.queries.held_frames import Held
from commonweal.apps.provenance.queries.masks import banded
from commonweal.apps.provenance.queries.packing import Array, Frame
from commonweal.apps.provenance.queries.searching import Asked, Vocabulary

WORDS_TABLE = "landbank_sitewords"
SEARCHES_HELD = 256
# Hectares at which a size band ends; the bands are those of SizeBand, in its order.
SIZE_EDGES = (0.1, 0.5, 2.0, 10.0)


@dataclass(frozen=True, slots=True, eq=False)
class HeldSites:
    """The frame of one snapshot's sites, the words that find them, and names for codes of owners and
    areas."""

    version: str
    frame: Frame
    vocabulary: Vocabulary
    names: Mapping[str, str] = field(default_factory=dict)
    _worked_out: dict[str, Array] = field(default_factory=dict)

    @property
    def eastward(self) -> Array:
        """The places in the frame from west to east; those without a point come last."""
        return self._once("eastward", lambda: np.argsort(self.frame["x"], kind="stable"))

    @property
    def across(self) -> Array:
        """How far east each of `eastward` is, in the Web Mercator square."""
        return self._once("across", lambda: self.frame["x"][self.eastward])

    @property
    def size_bands(self) -> Array:
        """The band of each site's area of land, as its place in `SizeBand`."""
        return self._once("size_bands", lambda: banded(self.frame["land_area"], SIZE_EDGES))

    def within(self, west: float, east: float, north: float, south: float) -> Array:
        """The places of the sites in a part of the Web Mercator square, edges included."""
        column = self.eastward[
            np.searchsorted(self.across, west) : np.searchsorted(self.across, east, side="right")
        ]
        down = self.frame["y"][column]
        return column[(down >= north) & (down <= south)]

    def _once(self, name: str, work_out: Callable[[], Array]) -> Array:
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        return self._worked_out[name]

    def numbers(self, asked: Asked, *, in_name: bool) -> Numbers:
        """Numbers of the sites with these words; the latest searches are held."""
        return searched(self, asked, in_name)


@lru_cache(maxsize=SEARCHES_HELD)
def searched(sites: HeldSites, asked: Asked, in_name: bool) -> Numbers:
    """The numbers of one search in one snapshot."""
    return matching_numbers(WORDS_TABLE, asked, in_name=in_name)


def read(snapshot: Snapshot) -> HeldSites:
    """The frame of a snapshot, from the database."""
    frame = Frame.unpack(SiteFrame.objects.get(snapshot=snapshot).packed)
    names = dict(PublicBody.objects.values_list("body_id", "name")) | area_names()
    return HeldSites(snapshot.hash[:16], frame, Vocabulary(frame.words["vocabulary"]), names)


def none() -> HeldSites:
    """No sites: nothing has been loaded."""
    return HeldSites("none", Frame({"number": np.zeros(0, dtype="int64")}, {}), Vocabulary(()))


HELD = Held(read, none)


def held_sites() -> HeldSites:
    """The sites of the current snapshot: one query when this process holds them already."""
    return HELD.current()
