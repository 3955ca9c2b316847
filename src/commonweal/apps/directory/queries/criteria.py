"""What a person asks of the directory."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.apps.directory.enums import OrganisationOrder

PER_PAGE = 20
MOST_PER_PAGE = 100
NEARBY_M = 1600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationCriteria:
    """Filters of organisations: all of them must hold; of the values of one filter, any may.

    `words` is what a person typed: a postcode, a register number, a name, a place or any words; a whole postcode
    means the organisations within `radius_m` of it. `incomes` are values of `IncomeBand`. `everything` also shows
    organisations outside the social economy, `closed` those that their registers have closed.
    """

    words: str = ""
    radius_m: float = NEARBY_M
    forms: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    incomes: tuple[str, ...] = ()
    everything: bool = False
    closed: bool = False
    order: OrganisationOrder | None = None
