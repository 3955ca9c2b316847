"""What a person asks of the land bank."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.apps.landbank.enums import SiteOrder
from commonweal.apps.places.queries.near import Near

__all__ = ["MOST_PER_PAGE", "NEARBY_M", "PER_PAGE", "Near", "SiteCriteria"]

PER_PAGE = 20
MOST_PER_PAGE = 100
NEARBY_M = 1600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteCriteria:
    """Filters of sites: all of them must hold; of the values of one filter, any may.

    `words` is what a person typed: a postcode, a UPRN, a title, a place, a name or any words. A whole
    postcode means the sites within `radius_m` of it. `box` is west, south, east and north in degrees. `sizes`
    are values of `SizeBand`, `districts` and `wards` are codes, `registers` are names of registers.
    `everything` also shows sites that are in no public ownership. `order` None is the best match for words,
    the nearest for a place, else the name.
    """

    words: str = ""
    radius_m: float = NEARBY_M
    near: Near | None = None
    box: tuple[float, float, float, float] | None = None
    owners: tuple[str, ...] = ()
    owner_kinds: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    tenures: tuple[str, ...] = ()
    holding_types: tuple[str, ...] = ()
    vacancies: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    ownerships: tuple[str, ...] = ()
    brownfield: bool = False
    conflicts: bool = False
    probable_disposal: bool = False
    unplaced: bool = False
    everything: bool = False
    order: SiteOrder | None = None
